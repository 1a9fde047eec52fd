using Microsoft.EntityFrameworkCore;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>Enums as Entity Framework keeps them when nobody says otherwise.</summary>
internal sealed class MoodContext : DbContext
{
    public DbSet<Day> Days => Set<Day>();

    protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseNpgsql();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Day>().Property(day => day.AsText).HasConversion<string>();
        model.Entity<Day>().ToTable(table => table.HasCheckConstraint("checked", "\"Checked\" in (0, 1)"));
    }

    internal enum Mood
    {
        Sad,
        Glad,
    }

    internal sealed class Day
    {
        public int Id { get; set; }

        public Mood Mood { get; set; }

        public Mood? Perhaps { get; set; }

        public Mood AsText { get; set; }

        public Mood Checked { get; set; }
    }
}
