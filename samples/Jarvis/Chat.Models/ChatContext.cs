using Jarvis.Auth;
using Jarvis.Shared;
using Microsoft.EntityFrameworkCore;
using Retort.EntityFrameworkCore;

namespace Jarvis.Chat;

/// <summary>The tables of the chat service, the youngest of the three.</summary>
public sealed class ChatContext(DbContextOptions<ChatContext> options) : JarvisContext(options)
{
    public DbSet<Message> Messages => Set<Message>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        base.OnConfiguring(optionsBuilder);
        optionsBuilder.UseEnumText();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().ToTable(table => table.ExcludeFromMigrations());
        modelBuilder.Entity<Message>().HasIndex(message => new { message.UserId, message.CreatedAt });
    }
}
