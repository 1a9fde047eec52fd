using Jarvis.Shared;
using Microsoft.EntityFrameworkCore;

namespace Jarvis.Auth;

/// <summary>The tables of the auth service.</summary>
public sealed class AuthContext(DbContextOptions<AuthContext> options) : JarvisContext(options)
{
    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<User>().HasIndex(user => user.Email).IsUnique();
}
