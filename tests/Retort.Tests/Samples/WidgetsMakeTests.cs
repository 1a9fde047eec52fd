using System.Net.Http.Json;

namespace Retort.Tests.Samples;

/// <summary>The Makefile of samples/Widgets, in a repository of its own.</summary>
public sealed class WidgetsMakeTests
{
    [Fact]
    public async Task A_changed_model_becomes_a_revision_and_an_empty_one_is_written_by_hand()
    {
        await using var sample = new SampleCopy("Widgets");
        await sample.RunAsync("make db-upgrade");
        sample.Edit("Models/Widget.cs", "public WidgetStatus Status", "public string? Color { get; set; }\n\n    public WidgetStatus Status");
        sample.Write("Models/Tag.cs", "namespace Widgets.Models;\n\npublic sealed class Tag\n{\n    public Guid Id { get; set; }\n\n    public required string Name { get; set; }\n}\n");
        sample.Edit("Models/WidgetsContext.cs", "    protected", "    public DbSet<Tag> Tags => Set<Tag>();\n\n    protected");
        await sample.RunAsync("make db-migrate MSG=\"add colors, and a table of tags\"");
        var written = await File.ReadAllTextAsync(sample.One("migrations", "*_add_colors_and_a_table_of_tags.sql"), TestContext.Current.CancellationToken);
        Assert.Contains("alter table widgets add column color text;", written);
        Assert.Contains("create table tags (", written);
        Assert.Contains("drop table tags;", written);

        await sample.RunAsync("MANUAL=1 make db-migrate MSG=\"say \\\"red\\\" where nothing is said\"");
        var empty = sample.One("migrations", "*_say_red_where_nothing_is_said.sql");
        Assert.EndsWith("-- retort: upgrade\n\n-- retort: downgrade\n", await File.ReadAllTextAsync(empty, TestContext.Current.CancellationToken));
        sample.Edit(empty, "-- retort: upgrade\n", "-- retort: upgrade\n\nupdate widgets set color = 'red' where color is null;\n");
        await sample.QueryAsync("insert into widgets (id, name, slug, status) values (gen_random_uuid(), 'Gear', 'gear', 'draft')");
        await sample.RunAsync("make db-upgrade");
        Assert.Equal("red", await sample.QueryAsync("select color from widgets"));
        Assert.Equal("widgets: ok\n", await sample.RetortAsync("check"));

        var wrong = await sample.TryAsync("make db-migrate");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("usage: make db-migrate MSG=", wrong.Errors);
    }

    [Fact]
    public async Task Clean_wipe_and_teardown_are_three_levels()
    {
        await using var sample = new SampleCopy("Widgets");
        const string widget = "insert into widgets (id, name, slug, status) values (gen_random_uuid(), 'Gear', 'gear', 'draft')";
        const string state = "select (select count(*) from widgets), (select count(*) from retort.revision), to_regclass('tangled') is not null";
        await sample.RunAsync("make db-upgrade");
        await sample.QueryAsync($"{widget}; create table tangled (id int)");

        await sample.RunAsync("make db-wipe");
        Assert.Equal("0|5|True", await sample.QueryAsync(state));

        await sample.QueryAsync(widget);
        await sample.RunAsync("make db-clean");
        Assert.Equal("0|5|False", await sample.QueryAsync(state));

        await sample.RunAsync("make db-teardown");
        Assert.False(Directory.Exists(Path.Combine(sample.Folder, ".retort/server")));
    }

    [Fact]
    public async Task The_service_uses_the_database_of_the_branch_that_is_checked_out()
    {
        await using var sample = new SampleCopy("Widgets");
        await AddAsync(sample, "Gear");
        sample.Git.Run("switch", "-q", "-c", "feature/colors");
        sample.Write("migrations/20260401_0c010405e7a1_add_colors.sql", """
            -- Revision:   0c010405e7a1
            -- Parent:     8062009ebcdf
            -- Message:    add colors
            -- Created:    2026-04-01T08:00:00Z

            -- retort: upgrade

            alter table widgets add column color text;

            -- retort: downgrade

            alter table widgets drop column color;
            """);
        await sample.RunAsync("make db-upgrade");
        await AddAsync(sample, "Sprocket");
        const string names = "select string_agg(name, ', ' order by name), (select count(*) from retort.revision) from widgets";
        Assert.Equal("Gear, Sprocket|6", await sample.QueryAsync(names));

        sample.Git.Commit("add colors");
        sample.Git.Run("switch", "-q", "main");
        await AddAsync(sample, "Spring");
        Assert.Equal("Gear, Spring|5", await sample.QueryAsync(names));
        Assert.Contains("feature/colors", await sample.RetortAsync("db branch list"));
    }

    [Fact]
    public async Task The_history_is_proved_and_says_the_same_as_the_model()
    {
        await using var sample = new SampleCopy("Widgets");
        await sample.RunAsync("make db-upgrade");
        Assert.Equal("widgets: ok\n", await sample.RetortAsync("check --conventions"));
        Assert.Contains("up, down and up again, the end is the model", await sample.RetortAsync("verify"));
    }

    /// <summary>Lets the service, started in the folder of its project, keep a widget.</summary>
    private static async Task AddAsync(SampleCopy sample, string name)
    {
        await using var service = await SampleProgram.ListenAsync("samples/Widgets", sample.Folder, [("ASPNETCORE_ENVIRONMENT", "Development")]);
        (await service.Client.PostAsJsonAsync("/widgets", new { name })).EnsureSuccessStatusCode();
    }
}
