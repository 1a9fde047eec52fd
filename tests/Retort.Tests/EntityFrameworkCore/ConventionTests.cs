using Microsoft.EntityFrameworkCore;
using Npgsql;
using Retort.EntityFrameworkCore;
using Retort.EntityFrameworkCore.Conventions;
using Retort.EntityFrameworkCore.Models;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;
using static Retort.Tests.EntityFrameworkCore.LibraryContext;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>What each convention does, in a database that was built from the model.</summary>
public sealed class ConventionTests(TestServer server)
{
    [Fact]
    public void The_schema_is_what_a_person_would_have_written()
    {
        using var context = new LibraryContext("Host=nowhere");
        Approved.Check(Path.Combine(Path.GetDirectoryName(Self())!, "library.sql"), ModelScript.Write(context));
    }

    [Fact]
    public async Task The_clock_of_the_database_marks_creation_and_every_change_also_one_made_in_SQL()
    {
        await using var context = await LibraryAsync();
        var category = new Category { Name = "Poems" };
        context.Add(category);
        await context.SaveChangesAsync(Cancellation);
        var (created, updated) = (category.CreatedAt, category.UpdatedAt);
        Assert.NotEqual(default, created);
        category.Name = "Poetry";
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(created, category.CreatedAt);
        Assert.True(category.UpdatedAt > updated);
        var before = category.UpdatedAt;
        await context.Database.ExecuteSqlAsync($"update categories set name = 'Verse'", Cancellation);
        await context.Entry(category).ReloadAsync(Cancellation);
        Assert.True(category.UpdatedAt > before);
        before = category.UpdatedAt;
        await context.Database.ExecuteSqlAsync($"update categories set name = 'Verse'", Cancellation);
        await context.Entry(category).ReloadAsync(Cancellation);
        Assert.Equal(before, category.UpdatedAt);
    }

    [Fact]
    public async Task A_deletion_archives_hides_frees_the_name_and_can_be_undone_until_it_is_purged()
    {
        await using var context = await LibraryAsync();
        var category = new Category { Name = "Poems", Copies = { new BookCopy { ISBNCode = "1" } } };
        context.Add(category);
        await context.SaveChangesAsync(Cancellation);
        context.Remove(category);
        await context.SaveChangesAsync(Cancellation);
        Assert.Empty(await context.Categories.ToListAsync(Cancellation));
        Assert.Equal(1, await context.BookCopies.CountAsync(Cancellation)); // what belongs to it is not lost
        context.Add(new Category { Name = "Poems" });
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(2, await context.Categories.IncludeArchived().CountAsync(Cancellation));
        context.Restore(category);
        Assert.IsType<PostgresException>((await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancellation))).InnerException); // the name is taken
        category.Name = "Old poems";
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(2, await context.Categories.CountAsync(Cancellation));
        context.Remove(category);
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal(0, await context.PurgeAsync<Category>(TimeSpan.FromDays(1), Cancellation));
        await context.BookCopies.ExecuteDeleteAsync(Cancellation);
        Assert.Equal(1, await context.PurgeAsync<Category>(TimeSpan.Zero, Cancellation));
        Assert.Equal(1, await context.Categories.IncludeArchived().CountAsync(Cancellation));
    }

    [Fact]
    public async Task An_enum_is_text_that_is_checked()
    {
        await using var context = await LibraryAsync();
        context.Add(new Category { Name = "Poems", Copies = { new BookCopy { ISBNCode = "1", Status = ReadingStatus.ToRead, Place = new() { Shelf = "A" } } } });
        await context.SaveChangesAsync(Cancellation);
        Assert.Equal("to_read", await Probe.ScalarAsync(context.Database.GetConnectionString()!, "select status from book_copies"));
        Assert.Equal("A", (await context.BookCopies.SingleAsync(copy => copy.Status == ReadingStatus.ToRead, Cancellation)).Place!.Shelf);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Probe.ScalarAsync(context.Database.GetConnectionString()!, "update book_copies set status = 'lost'"));
        Assert.Equal(PostgresErrorCodes.CheckViolation, refused.SqlState);
    }

    [Fact]
    public void Uuids_never_go_back_whatever_the_clock_does_and_however_many_ask()
    {
        var now = DateTimeOffset.UtcNow;
        var ids = Enumerable.Range(0, 20_000).Select(index => Uuid7.New(now.AddMilliseconds(-index))).ToList();
        Assert.Equal(ids.Order(Comparer<Guid>.Create((a, b) => a.ToByteArray(true).AsSpan().SequenceCompareTo(b.ToByteArray(true)))), ids);
        Assert.All(ids, id => Assert.Equal((7, 2), (id.Version, id.Variant >> 2)));
        var parallel = Enumerable.Range(0, 8).AsParallel().SelectMany(_ => Enumerable.Range(0, 5_000).Select(_ => Uuid7.New())).ToList();
        Assert.Equal(parallel.Count, parallel.Distinct().Count());
    }

    [Theory]
    [InlineData("UserID", "user_id")]
    [InlineData("HTTPServer", "http_server")]
    [InlineData("Line2", "line2")]
    [InlineData("PK_Users", "pk_users")]
    [InlineData("IX_Users_FullName", "ix_users_full_name")]
    public void Names_become_snake_case(string name, string snake) => Assert.Equal(snake, Words.Snake(name));

    [Theory]
    [InlineData("Category", "Categories")]
    [InlineData("Day", "Days")]
    [InlineData("Box", "Boxes")]
    [InlineData("Branch", "Branches")]
    public void Tables_are_named_after_many(string name, string plural) => Assert.Equal(plural, Words.Plural(name));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<LibraryContext> LibraryAsync()
    {
        var context = new LibraryContext(await server.CreateDatabaseAsync());
        await context.Database.ExecuteSqlRawAsync(ModelScript.Write(context), Cancellation);
        return context;
    }

    private static string Self([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
