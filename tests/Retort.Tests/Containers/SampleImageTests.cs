using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;
using Retort.Tests.Samples;

namespace Retort.Tests.Containers;

/// <summary>The image of the migrator of samples/Jarvis, built by its Dockerfile to the letter, and run with the words of its Job.</summary>
public sealed class SampleImageTests(Engines engines)
{
    [Fact]
    public async Task The_migrator_is_built_by_its_Dockerfile_and_does_what_a_job_has_to()
    {
        if (!Cases.Full) Assert.Skip("builds an image, which takes minutes: `./test --full --only containers`");
        var engine = await engines.RequireAsync("podman");
        await using var images = new DotnetImages(engine);
        await images.MakeAsync();
        var (image, name) = ($"localhost/{Engine.Prefix}migrator:{Environment.ProcessId}", $"{Engine.Prefix}{Environment.ProcessId}-images");
        await DoneAsync("build", "--layers=false", "--file", Path.Combine(Source.Root, "samples/Jarvis/Migrator/Dockerfile"), "--tag", image, Source.Root);
        await DoneAsync("network", "create", name);
        await DoneAsync("run", "--detach", "--name", $"{name}-db", "--network", name, "--env", "POSTGRES_PASSWORD=password", "--env", "POSTGRES_DB=jarvis", engine.Image);
        await UntilAsync($"{name}-db");

        // Two at once: both end well, and the work is done once.
        var both = await Task.WhenAll(JobAsync("jarvis"), JobAsync("jarvis"));
        Assert.All(both, one => Assert.True(one.Code == 0, one.Output));
        Assert.Contains("2 of 2", (await engine.CallAsync("exec", $"{name}-db", "psql", "-tA", "-h", "/tmp", "-U", "postgres", "-d", "jarvis", "-c",
            "select count(distinct id) || ' of ' || count(*) from retort.revision")).Output);
        Assert.Contains("nothing to do", (await JobAsync("jarvis")).Output);

        // What cannot be done fails the Job, with the reason in its log.
        await DoneAsync("exec", $"{name}-db", "psql", "-q", "-h", "/tmp", "-U", "postgres", "-d", "postgres", "-c", "create table users (id int)");
        var failed = await JobAsync("postgres");
        Assert.Equal(1, failed.Code);
        Assert.Contains("relation \"users\" already exists", failed.Output);
        Assert.Contains("state: The database is still at base.", failed.Output);

        Task<(int Code, string Output)> JobAsync(string database) => engine.CallAsync(
            ["run", "--rm", "--network", name, "--env", $"DATABASE_URL=postgresql://postgres:password@{name}-db:5432/{database}", image, .. Yaml.Read("samples/Jarvis/kubernetes/migrate.yaml").Texts("spec.template.spec.containers.0.args")]);

        async Task DoneAsync(params string[] words)
        {
            var (code, output) = await engine.CallAsync(words);
            Assert.True(code == 0, output);
        }

        async Task UntilAsync(string database)
        {
            for (var tries = 0; (await engine.CallAsync("exec", database, "pg_isready", "-h", "127.0.0.1")).Code != 0; tries++)
            {
                Assert.True(tries < 100, "the database does not come up");
                await Task.Delay(300, TestContext.Current.CancellationToken);
            }
        }
    }
}
