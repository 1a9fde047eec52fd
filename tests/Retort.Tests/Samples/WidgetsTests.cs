using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The service of samples/Widgets, by HTTP.</summary>
public sealed class WidgetsTests(TestServer server, S3Server storage)
{
    private const string ServiceUnavailable = "http://127.0.0.1:1";

    [Fact]
    public async Task The_service_migrates_at_start_and_follows_the_checklist_of_models()
    {
        var database = await server.CreateDatabaseAsync();
        await using var service = await StartAsync(database, ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await service.Client.GetAsync("/ready")).StatusCode);
        var first = await CreateAsync(service, "Brass gear, 12 mm");
        var second = await CreateAsync(service, "Sprocket");
        Assert.All([first, second], id => Assert.Equal(7, id.Version));
        Assert.True(string.CompareOrdinal(first.ToString(), second.ToString()) < 0);
        Assert.Equal("Brass gear, 12 mm|brass-gear-12-mm|draft|True|", await QueryAsync(database, $"select name, slug, status, created_at = updated_at, archived_at from widgets where id = '{first}'"));

        var changed = await service.Client.PatchAsJsonAsync($"/widgets/{first}", new { status = "on_sale" });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("on_sale|True", await QueryAsync(database, $"select status, updated_at > created_at from widgets where id = '{first}'"));
        Assert.Equal(HttpStatusCode.BadRequest, (await service.Client.PatchAsJsonAsync($"/widgets/{first}", new { status = "stolen" })).StatusCode);
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => TestServer.ExecuteAsync(database, "update widgets set status = 'stolen'"));
        Assert.Equal("ck_widgets_status", refused.ConstraintName);
    }

    [Fact]
    public async Task A_deleted_widget_is_archived_hidden_and_can_be_restored()
    {
        var database = await server.CreateDatabaseAsync();
        await using var service = await StartAsync(database, ServiceUnavailable);
        var id = await CreateAsync(service, "Gear");
        Assert.Equal(HttpStatusCode.Conflict, (await service.Client.PostAsJsonAsync("/widgets", new { name = "gear" })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await service.Client.DeleteAsync($"/widgets/{id}")).StatusCode);
        Assert.Equal("True", await QueryAsync(database, $"select archived_at is not null from widgets where id = '{id}'"));
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync($"/widgets/{id}")).StatusCode);
        Assert.Equal("[]", await service.Client.GetStringAsync("/widgets"));

        var namesake = await CreateAsync(service, "Gear");
        await service.Client.DeleteAsync($"/widgets/{namesake}");
        Assert.Equal(HttpStatusCode.OK, (await service.Client.PostAsync($"/widgets/{id}/restore", null)).StatusCode);
        Assert.Equal(id, (await JsonAsync(service, "/widgets")).EnumerateArray().Single().GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.PostAsync($"/widgets/{id}/restore", null)).StatusCode);
    }

    [Fact]
    public async Task A_file_is_known_by_its_key_and_downloaded_by_a_presigned_address()
    {
        var address = await storage.RequireAsync();
        var database = await server.CreateDatabaseAsync();
        await using var service = await StartAsync(database, address);
        var widget = await CreateAsync(service, "Gear");
        var bytes = Enumerable.Range(0, 3_000_000).Select(number => (byte)(number * 31 >> 3)).ToArray();
        var file = await AddFileAsync(service, widget, "drawing ß.pdf", bytes);
        var key = await QueryAsync(database, "select key from widget_files");
        Assert.Matches($"^widgets/{widget}/[0-9a-f-]{{36}}$", key);

        var answer = await service.Client.GetAsync($"/files/{file}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var location = answer.Headers.Location!.ToString();
        Assert.StartsWith($"{address}/", location);
        Assert.Contains("X-Amz-Expires=300", location);
        using var anybody = new HttpClient();
        var download = await anybody.GetAsync(location);
        Assert.Equal(bytes, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", download.Content.Headers.ContentType!.MediaType);
        Assert.Equal("drawing ß.pdf", download.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.GetAsync(location.Split('?')[0])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.GetAsync(location.Replace("X-Amz-Expires=300", "X-Amz-Expires=9000"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync($"/files/{widget}")).StatusCode);
    }

    [Fact]
    public async Task A_sweep_deletes_files_that_no_row_knows_and_leaves_those_that_can_be_restored()
    {
        var address = await storage.RequireAsync();
        var database = await server.CreateDatabaseAsync();
        var settings = Settings(database, address);
        await using var service = await StartAsync(database, address, settings);
        var (widget, gone) = (await CreateAsync(service, "Gear"), await CreateAsync(service, "Old gear"));
        var kept = await AddFileAsync(service, widget, "kept.pdf", [1]);
        var archived = await AddFileAsync(service, gone, "archived.pdf", [2]);
        await AddFileAsync(service, widget, "orphan.pdf", [3]);
        await service.Client.DeleteAsync($"/widgets/{gone}");
        Assert.Equal(HttpStatusCode.NotFound, (await service.Client.GetAsync($"/files/{archived}")).StatusCode);
        await TestServer.ExecuteAsync(database, "delete from widget_files where name = 'orphan.pdf'");

        Assert.Equal("deleted 0 archived rows and 0 files that no row knew", await SweepAsync(settings));
        Assert.Equal("deleted 0 archived rows and 1 files that no row knew", await SweepAsync([.. settings, ("Sweep__LeaveYounger", "00:00:00")]));
        await service.Client.PostAsync($"/widgets/{gone}/restore", null);
        Assert.Equal([2], await DownloadAsync(service, archived));

        await service.Client.DeleteAsync($"/widgets/{gone}");
        Assert.Equal("deleted 2 archived rows and 1 files that no row knew", await SweepAsync([.. settings, ("Sweep__LeaveYounger", "00:00:00"), ("Sweep__KeepArchived", "00:00:00")]));
        Assert.Equal([1], await DownloadAsync(service, kept));
        Assert.Equal("1|1", await QueryAsync(database, "select (select count(*) from widgets), (select count(*) from widget_files)"));
    }

    private static (string, string)[] Settings(string database, string storage) =>
    [
        ("ConnectionStrings__widgets", Scene.Url(database)), ("Storage__Endpoint", storage), ("Storage__AccessKey", S3Server.AccessKey), ("Storage__SecretKey", S3Server.SecretKey),
        ("Storage__Bucket", $"widgets-{Guid.NewGuid():n}"), ("Storage__CreateBucket", "true"),
    ];

    private static Task<SampleProgram> StartAsync(string database, string storage, (string, string)[]? settings = null) => SampleProgram.ListenAsync("samples/Widgets", settings ?? Settings(database, storage));

    // The log is written to the console too, by a thread of its own: what it says last may come after.
    private static async Task<string> SweepAsync((string, string)[] settings) =>
        (await SampleProgram.RunAsync("samples/Widgets", ["sweep"], settings)).Output.Split('\n').Single(line => line.StartsWith("deleted ", StringComparison.Ordinal));

    private static async Task<Guid> CreateAsync(SampleProgram service, string name)
    {
        var answer = await service.Client.PostAsJsonAsync("/widgets", new { name });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, service.Output);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<Guid> AddFileAsync(SampleProgram service, Guid widget, string name, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/pdf") } };
        var answer = await service.Client.PostAsync($"/widgets/{widget}/files?name={Uri.EscapeDataString(name)}", content);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, service.Output);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetGuid();
    }

    private static async Task<byte[]> DownloadAsync(SampleProgram service, Guid file)
    {
        var answer = await service.Client.GetAsync($"/files/{file}");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var anybody = new HttpClient();
        return await anybody.GetByteArrayAsync(answer.Headers.Location);
    }

    private static async Task<JsonElement> JsonAsync(SampleProgram service, string path) => JsonElement.Parse(await service.Client.GetStringAsync(path));

    private static Task<string> QueryAsync(string database, string sql) => new Execution.TestDatabase(database).QueryAsync(sql);
}
