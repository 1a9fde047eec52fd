using System.Net;
using System.Text.Json;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The catalog service over HTTP, with the tokens of the auth service.</summary>
public sealed class JinbochoCatalogTests(TestServer server)
{
    private const string Kokoro = "978-0-14-310603-6";

    [Fact]
    public async Task Books_stand_on_shelves_and_are_found_in_the_audit_log()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        using var library = new OpenLibrary();
        await using var catalog = await Jinbocho.StartAsync(server, "Catalog", ("Isbn__Source", library.Address));
        var (editor, _) = await auth.RegisterAsync("yuki@example.org");
        var (room, top, low) = await FurnishAsync(catalog, editor);
        var tree = await catalog.DoAsync("GET", $"/rooms/{room}", token: editor);
        Assert.Equal("""study>tall>left>1 top,2 low""", Names(tree));

        var book = await catalog.DoAsync("POST", "/books", new { isbn = Kokoro, shelfId = top, position = 1 }, editor);
        Assert.Equal(("Kokoro", "Natsume Soseki", "9780143106036", "to_read"), (Text(book, "title"), Text(book, "author"), Text(book, "isbn"), Text(book, "status")));
        await catalog.DoAsync("POST", $"/books/{Text(book, "id")}/move", new { shelfId = low, position = 3 }, editor);
        await catalog.DoAsync("POST", $"/books/{Text(book, "id")}/status", new { status = "reading" }, editor);
        await catalog.DoAsync("POST", "/books", new { isbn = Kokoro }, editor); // another copy of the same edition
        Assert.Equal("Kokoro", Text(Assert.Single((await catalog.DoAsync("GET", "/books?status=reading", token: editor)).EnumerateArray()), "title"));

        var history = (await catalog.DoAsync("GET", $"/books/{Text(book, "id")}/history", token: editor)).EnumerateArray().Select(line => $"{Text(line, "eventType")} {line.GetProperty("payload")}").ToList();
        Assert.Equal([$$"""status_changed {"to":"reading","from":"to_read"}""", $$"""moved {"to":"{{low}}","from":"{{top}}"}""", "created "], history);
        var database = new TestDatabase(catalog.ConnectionString);
        Assert.Equal("1|2", await database.QueryAsync("select (select count(*) from bibliographic_records), (select count(*) from owned_books)"));

        await catalog.DoAsync("DELETE", $"/rooms/{room}", token: editor);
        Assert.Equal(JsonValueKind.Null, (await catalog.DoAsync("GET", $"/books/{Text(book, "id")}", token: editor)).GetProperty("shelfId").ValueKind);
    }

    [Fact]
    public async Task An_isbn_is_asked_for_once_in_its_time_to_live()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        using var library = new OpenLibrary();
        await using var catalog = await Jinbocho.StartAsync(server, "Catalog", ("Isbn__Source", library.Address), ("Isbn__TimeToLive", "1.00:00:00"));
        var (token, _) = await auth.RegisterAsync("yuki@example.org");
        for (var times = 0; times < 3; times++) Assert.Equal(2010, (await catalog.DoAsync("GET", $"/isbn/{Kokoro}", token: token)).GetProperty("publishedYear").GetInt32());
        Assert.Equal(1, library.Asked);
        Assert.Equal(HttpStatusCode.NotFound, (await catalog.SendAsync("GET", "/isbn/0-8044-2957-X", token: token)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await catalog.SendAsync("GET", "/isbn/9780143106037", token: token)).Status);

        await TestServer.ExecuteAsync(catalog.ConnectionString, "update isbn_cache set cached_at = cached_at - interval '25 hours'", "insert into isbn_cache values ('0', '{}', now() - interval '3 days')");
        await catalog.DoAsync("GET", $"/isbn/{Kokoro}", token: token);
        Assert.Equal(3, library.Asked);
        Assert.Equal("9780143106036", await new TestDatabase(catalog.ConnectionString).QueryAsync("select isbn from isbn_cache"));

        library.Dispose();
        await TestServer.ExecuteAsync(catalog.ConnectionString, "update isbn_cache set cached_at = cached_at - interval '25 hours'");
        Assert.Equal("Kokoro", Text(await catalog.DoAsync("GET", $"/isbn/{Kokoro}", token: token), "title"));
    }

    [Fact]
    public async Task A_viewer_looks_and_another_family_sees_nothing()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        await using var catalog = await Jinbocho.StartAsync(server, "Catalog");
        var (admin, _) = await auth.RegisterAsync("yuki@example.org");
        await auth.DoAsync("POST", "/users", new { email = "hana@example.org", password = "a long password", fullName = "Hana" }, admin);
        var (viewer, _) = await auth.SignInAsync("hana@example.org");
        var (stranger, _) = await auth.RegisterAsync("ren@example.org");
        var (room, shelf, _) = await FurnishAsync(catalog, admin);
        var book = Text(await catalog.DoAsync("POST", "/books", new { title = "Botchan", shelfId = shelf }, admin), "id");

        Assert.Equal(1, (await catalog.DoAsync("GET", "/books", token: viewer)).GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, (await catalog.SendAsync("POST", $"/books/{book}/status", new { status = "read" }, viewer)).Status);
        Assert.Equal(0, (await catalog.DoAsync("GET", "/books", token: stranger)).GetArrayLength());
        foreach (var (method, path, body) in new (string, string, object?)[] { ("GET", $"/rooms/{room}", null), ("GET", $"/books/{book}/history", null), ("POST", $"/rooms/{room}/bookcases", new { name = "mine" }), ("POST", $"/books/{book}/move", new { shelfId = (string?)null }) })
            Assert.Equal(HttpStatusCode.NotFound, (await catalog.SendAsync(method, path, body, stranger)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await catalog.SendAsync("POST", "/books", new { title = "Sanshiro", shelfId = shelf }, stranger)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await catalog.SendAsync("GET", "/books")).Status);
    }

    /// <summary>A room with a bookcase of one section and two shelves.</summary>
    internal static async Task<(string Room, string Top, string Low)> FurnishAsync(Jinbocho catalog, string token)
    {
        async Task<string> AddAsync(string path, object place) => Text(await catalog.DoAsync("POST", path, place, token), "id");
        var room = await AddAsync("/rooms", new { name = "study" });
        var bookcase = await AddAsync($"/rooms/{room}/bookcases", new { name = "tall" });
        var section = await AddAsync($"/bookcases/{bookcase}/sections", new { name = "left", position = 1 });
        var low = await AddAsync($"/sections/{section}/shelves", new { name = "low", position = 2 });
        return (room, await AddAsync($"/sections/{section}/shelves", new { name = "top", position = 1 }), low);
    }

    private static string Names(JsonElement tree)
    {
        var bookcase = tree.GetProperty("bookcases")[0];
        var section = bookcase.GetProperty("sections")[0];
        var shelves = section.GetProperty("shelves").EnumerateArray().Select(shelf => $"{shelf.GetProperty("position")} {Text(shelf, "name")}");
        return $"{Text(tree, "name")}>{Text(bookcase, "name")}>{Text(section, "name")}>{string.Join(',', shelves)}";
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;
}
