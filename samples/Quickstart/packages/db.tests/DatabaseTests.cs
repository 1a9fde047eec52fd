using Microsoft.EntityFrameworkCore;
using Quickstart.Db.Models;

namespace Quickstart.Db.Tests;

public sealed class DatabaseTests(MigratedDatabase migrated)
{
    [Fact]
    public async Task The_database_is_healthy() => Assert.Equal("healthy", (await migrated.Service().HealthCheckAsync()).Status);

    [Fact]
    public async Task A_session_reads_what_is_there()
    {
        await using var session = await migrated.Service().GetSessionAsync();
        Assert.Empty(await session.Users.ToListAsync());
    }

    // The same unique address twice: both pass only because neither stays.
    [Theory]
    [InlineData("Ada")]
    [InlineData("Grace")]
    public async Task A_user_is_created_and_rolled_back(string name)
    {
        await using var scope = await migrated.Database.BeginRollbackAsync();
        await using var session = MigratedDatabase.Context(scope);
        var user = new User { Email = "test@example.com", Name = name };
        session.Add(user);
        await session.SaveChangesAsync();
        Assert.NotEqual(0, user.Id);
        Assert.Equal(name, (await session.Users.SingleAsync()).Name);
    }

    [Fact]
    public async Task A_note_belongs_to_a_user()
    {
        await using var scope = await migrated.Database.BeginRollbackAsync();
        await using var session = MigratedDatabase.Context(scope);
        session.Add(new Note { Text = "bring water", User = new() { Email = "note@example.com", Name = "Ada" } });
        await session.SaveChangesAsync();
        Assert.Equal("bring water", (await session.Notes.SingleAsync(note => note.User.Name == "Ada")).Text);
    }
}
