using Microsoft.EntityFrameworkCore;

namespace Widgets.Models;

/// <summary>What the schema should be. A new model is found once it has a set here; then `make db-migrate MSG="add ... table"`.</summary>
public sealed class WidgetsContext(DbContextOptions<WidgetsContext> options) : DbContext(options)
{
    public DbSet<Widget> Widgets => Set<Widget>();

    public DbSet<WidgetFile> Files => Set<WidgetFile>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Widget>().HasIndex(widget => widget.Slug).IsUnique();
        modelBuilder.Entity<WidgetFile>().HasIndex(file => file.Key).IsUnique();
        modelBuilder.Entity<Widget>().HasMany(widget => widget.Files).WithOne().HasForeignKey(file => file.WidgetId);
    }
}
