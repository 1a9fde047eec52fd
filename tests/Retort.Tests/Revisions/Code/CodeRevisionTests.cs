using System.Reflection;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Offline;
using Retort.Revisions;
using Retort.Revisions.Code;
using Retort.Tests.Fixtures;
using Retort.Tests.Hosting;

namespace Retort.Tests.Revisions.Code;

/// <summary>Revisions that are classes, in one history with files of SQL.</summary>
public sealed class CodeRevisionTests(TestServer server)
{
    private static readonly RevisionGraph Mixed = RevisionGraph.Load(ProgramRevisions.Read(Assembly.GetExecutingAssembly(), "Hosting/migrations", "code"));

    [Fact]
    public async Task A_mixed_history_goes_up_with_its_rows_and_comes_back()
    {
        var url = await server.CreateDatabaseAsync();
        await new Runner(url, Mixed).UpgradeAsync("b2", Cancellation);
        await Probe.ScalarAsync(url, "insert into users values (1, 'Ada Lovelace'), (2, 'Alan Turing')");
        var report = await new Runner(url, Mixed).UpgradeAsync("head", Cancellation);
        Assert.Equal(["c3"], report.To);
        Assert.Equal("Alan|Turing", await Probe.ScalarAsync(url, "select \"first name\" || '|' || last from names where id = 2"));
        Assert.Equal("it's me", await Probe.ScalarAsync(url, "select name from users where id = 100"));
        Assert.Equal(Mixed["c3"].Checksum, await Probe.ScalarAsync(url, "select checksum from retort.revision where id = 'c3'"));
        Assert.Contains("this step is code of a program: CopyNames: split names at the blank", (string)(await Probe.ScalarAsync(url, "select upgrade from retort.revision where id = 'c3'"))!);
        await new Runner(url, Mixed).DowngradeAsync("base", Cancellation);
        Assert.Equal(0, await Probe.CountAsync(url));
    }

    [Fact]
    public async Task Code_that_fails_leaves_nothing_behind()
    {
        var url = await server.CreateDatabaseAsync();
        await new Runner(url, Mixed).UpgradeAsync("b2", Cancellation);
        await Probe.ScalarAsync(url, "insert into users values (1, 'Ada Lovelace'), (2, 'Plato')");
        var error = await Assert.ThrowsAsync<ExecutionException>(() => new Runner(url, Mixed).UpgradeAsync("head", Cancellation));
        Assert.Equal(("code-failed", "FormatException: \"Plato\" is no name"), (error.Code, error.Detail));
        Assert.Equal("b2", await Probe.ScalarAsync(url, "select string_agg(id, ',') from retort.revision where id > 'b'"));
        Assert.Equal(DBNull.Value, await Probe.ScalarAsync(url, "select to_regclass('names')::text"));
    }

    [Fact]
    public async Task A_failure_of_PostgreSQL_inside_code_names_the_step()
    {
        var url = await server.CreateDatabaseAsync();
        await new Runner(url, Mixed).UpgradeAsync("b2", Cancellation);
        await Probe.ScalarAsync(url, "insert into users values (1, 'too many'); create function no() returns trigger language plpgsql as 'begin raise exception ''not today''; end'");
        await Probe.ScalarAsync(url, "create function hook() returns event_trigger language plpgsql as 'begin create trigger t before insert on names for each row execute function no(); end'");
        await Probe.ScalarAsync(url, "create event trigger hook on ddl_command_end when tag in ('CREATE TABLE') execute function hook()");
        var error = await Assert.ThrowsAsync<ExecutionException>(() => new Runner(url, Mixed).UpgradeAsync("head", Cancellation));
        Assert.Contains("not today", error.Detail);
        Assert.Contains("stopped at statement 2 of 5", error.Message);
    }

    [Fact]
    public async Task Without_the_program_a_step_of_code_is_an_error_and_is_not_passed_over()
    {
        var url = await server.CreateDatabaseAsync();
        var script = OfflineScript.Upgrade(Mixed, "head");
        var message = await Psql.RunAsync(url, script);
        Assert.Contains("this step is code of a program: CopyNames: split names at the blank", message);
        Assert.Equal(2L, await Probe.ScalarAsync(url, "select count(*) from retort.revision"));
    }

    [Fact]
    public void Operations_are_the_statements_that_a_person_would_write()
    {
        var op = new RevisionOperations("Test");
        op.AddColumn("shop.order", "state", "text", nullable: false, @default: "'new'").SetNullable("users", "name", nullable: true).SetDefault("users", "name", null)
            .AlterType("users", "id", "bigint", "id::bigint").RenameColumn("users", "Name", "name").RenameTable("users", "people").AddUnique("users", "users_email", "email")
            .AddForeignKey("orders", null, "user_id", "users", onDelete: "cascade", validate: false).ValidateConstraint("orders", "orders_user_id_fkey").DropConstraint("a", "b")
            .RenameConstraint("a", "b", "c").CreateSequence("numbers", "start 7").CreateEnum("mood", "sad", "it's ok").AddEnumLabel("mood", "glad", after: "sad").Comment("table users", "who")
            .CreateSchema("shop").Allow("deletes-data", "nobody reads it").DropTable("old").WithoutTransaction().CreateIndex(null, "users", ["name desc"], unique: true, where: "name is not null", concurrently: true)
            .Insert("t", ["a"], [null], [1.5m], [true], [new byte[] { 1, 255 }], ["x"]);
        Assert.Equal(File.ReadAllText(Path.Combine(Path.GetDirectoryName(Self())!, "operations.sql")).Trim(), op.ToScript("Test").Text);
    }

    [Fact]
    public void A_class_that_was_written_for_a_revision_says_the_same()
    {
        var revision = RevisionFile.Parse("-- Revision:   d4\n-- Parent:     c3\n-- Message:    it's \"new\"\n-- Created:    2026-11-20T09:15:44Z\n\n-- retort: upgrade\n\ncreate table t (\n  id int\n);\n\n-- retort: no-transaction\n\ncreate index concurrently on t (id);\n\n-- retort: downgrade\n\ndrop table t;\n", "x");
        Approved.Check(Path.Combine(Path.GetDirectoryName(Self())!, "written.txt"), CodeRevisionFile.Text(revision));
    }

    [Fact]
    public void A_class_without_an_id_is_an_error_at_the_start() =>
        Assert.Equal("class-without-id", Assert.Throws<RevisionException>(() => CodeRevisions.Read(NamelessRevision.InAssembly())).Code);

    [Fact]
    public void Two_classes_of_one_id_are_an_error_at_the_start() =>
        Assert.Equal("duplicate-revision", Assert.Throws<RevisionException>(() => RevisionGraph.Load([.. Mixed.Revisions, .. CodeRevisions.Read(Assembly.GetExecutingAssembly(), "code")])).Code);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Self([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
