using Microsoft.EntityFrameworkCore;

namespace Recommender.Models;

/// <summary>What the schema should be. After a change: <c>make migrate-create name="describe your changes"</c>, then <c>make migrate-up</c>.</summary>
public sealed class RecommenderContext(DbContextOptions<RecommenderContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Session> Sessions => Set<Session>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<User>().Property(user => user.IsActive).HasDefaultValue(true);
}
