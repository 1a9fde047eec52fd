using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>A context that has chosen every convention and configures nothing else.</summary>
internal sealed class LibraryContext(string connectionString) : DbContext
{
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<BookCopy> BookCopies => Set<BookCopy>();

    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseNpgsql(connectionString)
        .UseSnakeCaseNames().UsePluralTables().UseUuid7Keys().UseTimestamps().UseSoftDelete().UseEnumText();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Category>().HasIndex(category => category.Name).IsUnique();
        builder.Entity<BookCopy>().OwnsOne(copy => copy.Place);
    }

    internal enum ReadingStatus
    {
        ToRead,
        Reading,
        Read,
    }

    internal sealed class Category
    {
        public Guid Id { get; set; }

        public string Name { get; set; } = "";

        public List<BookCopy> Copies { get; } = [];

        public DateTimeOffset CreatedAt { get; set; }

        public DateTimeOffset UpdatedAt { get; set; }

        public DateTimeOffset? ArchivedAt { get; set; }
    }

    internal sealed class BookCopy
    {
        public Guid Id { get; set; }

        public Guid CategoryId { get; set; }

        public string ISBNCode { get; set; } = "";

        public ReadingStatus Status { get; set; }

        public Place? Place { get; set; }
    }

    internal sealed class Place
    {
        public string Shelf { get; set; } = "";
    }
}
