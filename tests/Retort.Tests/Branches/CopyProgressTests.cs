using Npgsql;
using Retort.Cli.Output;
using Retort.Server.Copies;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>How far a copy is, while it is made.</summary>
public sealed class CopyProgressTests(TestServer server)
{
    [Fact]
    public async Task A_copy_tells_that_it_begins_and_that_it_is_over()
    {
        var name = new NpgsqlConnectionStringBuilder(await server.CreateDatabaseAsync()).Database!;
        var heard = new Heard();
        await new DatabaseCopier($"{server.ConnectionString};Database=postgres").CopyAsync(new CopyRequest { Template = name, Name = $"{name}_p", Progress = heard }, TestContext.Current.CancellationToken);
        Assert.Equal((TimeSpan.Zero, false), (heard.All[0].Elapsed, heard.All[0].IsOver));
        Assert.True(heard.All[0].Size > 0);
        Assert.True(heard.All[^1].IsOver);
        Assert.Single(heard.All, one => one.IsOver);
    }

    [Fact]
    public void A_person_sees_how_far_a_long_copy_is_and_a_log_that_it_began()
    {
        var (begun, half, over) = (Of(null, 0), Of(1L << 30, 3), Of(null, 6) with { IsOver = true });
        var screen = new StringWriter();
        using (var notes = new CopyNotes(new Terminal { Out = screen, Error = screen, In = TextReader.Null, ErrorIsTerminal = true })) foreach (var one in (CopyProgress[])[begun, half, over]) notes.Report(one);
        Assert.Contains("Copying app (2.0 GB) ...", screen.ToString());
        Assert.Contains("Copying app (2.0 GB), 50%, 3s ...", screen.ToString());
        var log = new StringWriter();
        using (var notes = new CopyNotes(new Terminal { Out = log, Error = log, In = TextReader.Null })) foreach (var one in (CopyProgress[])[begun, half, over]) notes.Report(one);
        Assert.Equal("Copying app (2.0 GB)", log.ToString().Trim());
    }

    private static CopyProgress Of(long? done, int seconds) => new("app", "app_topic", done, 2L << 30, TimeSpan.FromSeconds(seconds));

    private sealed class Heard : IProgress<CopyProgress>
    {
        public List<CopyProgress> All { get; } = [];

        public void Report(CopyProgress value)
        {
            lock (All) All.Add(value);
        }
    }
}
