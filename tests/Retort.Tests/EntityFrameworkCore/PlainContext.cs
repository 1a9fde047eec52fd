using Microsoft.EntityFrameworkCore;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>A context with the usual constructor and nothing that configures it.</summary>
internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    public DbSet<Thing> Things => Set<Thing>();

    internal sealed class Thing
    {
        public int Id { get; set; }
    }
}
