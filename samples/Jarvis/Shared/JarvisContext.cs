using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore;

namespace Jarvis.Shared;

/// <summary>What the contexts of all services have in common: they share one database, so they name things alike.</summary>
public abstract class JarvisContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSnakeCaseNames().UsePluralTables().UseTimestamps();
}
