using Microsoft.EntityFrameworkCore;
using Quickstart.Db.Models;
using Retort.EntityFrameworkCore;

namespace Quickstart.Db;

/// <summary>What the schema should be. After a change: <c>npm run migrate:new -- -m "..."</c>, then <c>npm run migrate</c>.</summary>
public sealed class QuickstartContext(DbContextOptions<QuickstartContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Note> Notes => Set<Note>();

    /// <summary>The package's own conventions, whoever makes the context: tables named after one row, <c>snake_case</c>, the database's clock.</summary>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSnakeCaseNames().UseSingularTables().UseTimestamps();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<User>().ToTable(table => table.HasCheckConstraint("ck_user_email", "email = lower(email)"));
}
