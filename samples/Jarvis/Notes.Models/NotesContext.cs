using Jarvis.Auth;
using Jarvis.Shared;
using Microsoft.EntityFrameworkCore;

namespace Jarvis.Notes;

/// <summary>The tables of the notes service. Users are another's: it refers to them, and does not say what they look like.</summary>
public sealed class NotesContext(DbContextOptions<NotesContext> options) : JarvisContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<User>().ToTable(table => table.ExcludeFromMigrations());
}
