using Npgsql;
using Retort.Errors;
using Retort.Server.Copies;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>Copies of databases on a real server: what goes along, who is in the way, what is left behind.</summary>
public sealed class CopyTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Postgres => $"{server.ConnectionString};Database=postgres";

    [Fact]
    public async Task A_copy_has_the_settings_privileges_owner_comment_and_limit()
    {
        var (connection, name) = await SourceAsync();
        await server.CreateRoleAsync("copy owner");
        await server.CreateRoleAsync("copy_guest");
        await TestServer.ExecuteAsync(Postgres,
            $"alter database {name} owner to \"copy owner\"", $"alter database {name} connection limit 7", $"comment on database {name} is 'it''s mine'",
            $"alter database {name} set search_path = \"$user\", \"Odd schema\", public", $"alter database {name} set work_mem = '7MB'", $"alter database {name} set application_name = 'a \\ ''b'' %I'",
            $"alter role \"copy owner\" in database {name} set statement_timeout = '3s'", $"revoke all on database {name} from public", $"grant connect on database {name} to copy_guest with grant option");
        await TestServer.ExecuteAsync(connection, "create table t (a int)", "insert into t select generate_series(1, 100)");
        var report = await CopyAsync(new CopyRequest { Template = name, Name = $"{name} copy" });
        Assert.Empty(report.Lost);
        Assert.Equal(await server.FactsAsync(name), await server.FactsAsync($"{name} copy"));
        Assert.Contains("Odd schema", await server.FactsAsync($"{name} copy"));
        Assert.Equal("100", await TestServer.AskAsync($"{server.ConnectionString};Database={name} copy", "select count(*) from t"));
    }

    [Fact]
    public async Task Whoever_is_connected_is_named_and_thrown_out_only_when_that_is_asked_for()
    {
        var (connection, name) = await SourceAsync();
        await using var guest = new NpgsqlConnection($"{connection};Application Name=guest of the template");
        await guest.OpenAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<ServerException>(() => CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c", Patience = TimeSpan.FromMilliseconds(100) }));
        Assert.Equal("database-in-use", refused.Code);
        Assert.Contains("guest of the template", refused.Detail);
        await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c", Force = true });
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () => await new NpgsqlCommand("select 1", guest).ExecuteScalarAsync(Cancellation));
    }

    [Fact]
    public async Task A_pool_that_comes_back_at_once_does_not_hinder_a_forced_copy()
    {
        var (connection, name) = await SourceAsync();
        await using var pool = new ReturningPool(connection);
        for (var copy = 0; copy < 3; copy++) await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_{copy}", Force = true });
    }

    [Fact]
    public async Task A_guest_who_leaves_in_time_is_waited_for()
    {
        var (connection, name) = await SourceAsync();
        var guest = new NpgsqlConnection(connection);
        await guest.OpenAsync(Cancellation);
        var copy = CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c", Patience = TimeSpan.FromSeconds(30) });
        await Task.Delay(200, Cancellation);
        await guest.DisposeAsync();
        Assert.Equal($"{name}_c", (await copy).Name);
    }

    [Fact]
    public async Task A_database_gives_way_to_its_copy_in_one_moment()
    {
        var (connection, name) = await SourceAsync();
        await TestServer.ExecuteAsync(connection, "create table t (a int)");
        await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c" });
        await TestServer.ExecuteAsync(connection, "drop table t");
        await Assert.ThrowsAsync<ServerException>(() => CopyAsync(new CopyRequest { Template = $"{name}_c", Name = name }));
        await CopyAsync(new CopyRequest { Template = $"{name}_c", Name = name, Replace = true });
        Assert.Equal("t", await TestServer.AskAsync(connection, "select to_regclass('t')::text"));
    }

    [Fact]
    public async Task What_a_killed_copy_left_is_removed_and_what_a_living_one_makes_is_not()
    {
        var (_, name) = await SourceAsync();
        await using var living = new NpgsqlConnection(Postgres);
        await living.OpenAsync(Cancellation);
        await new NpgsqlCommand($"select pg_advisory_lock({0x72747263}, {0xbeef})", living).ExecuteNonQueryAsync(Cancellation);
        await TestServer.ExecuteAsync(Postgres, "create database retort_new_0badc0de template template0", "create database retort_new_0000beef template template0");
        await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c" });
        Assert.Equal("retort_new_0000beef", await TestServer.AskAsync(Postgres, "select string_agg(datname, ' ') from pg_database where datname in ('retort_new_0badc0de', 'retort_new_0000beef')"));
        await TestServer.ExecuteAsync(Postgres, "drop database retort_new_0000beef");
    }

    [Fact]
    public async Task A_role_that_may_not_create_databases_is_told_so_and_a_name_that_is_taken_too()
    {
        var (_, name) = await SourceAsync();
        await TestServer.ExecuteAsync(Postgres, "do $$ begin create role copy_nobody login password 'x'; exception when duplicate_object then null; end $$");
        var nobody = new NpgsqlConnectionStringBuilder(Postgres) { Username = "copy_nobody", Password = "x" }.ConnectionString;
        Assert.Equal("missing-privilege", (await Assert.ThrowsAsync<ServerException>(() => new DatabaseCopier(nobody).CopyAsync(new CopyRequest { Template = name, Name = "no" }, Cancellation))).Code);
        Assert.Equal("database-missing", (await Assert.ThrowsAsync<ServerException>(() => CopyAsync(new CopyRequest { Template = "nowhere", Name = "no" }))).Code);
        Assert.Equal("database-exists", (await Assert.ThrowsAsync<ServerException>(() => CopyAsync(new CopyRequest { Template = name, Name = "postgres" }))).Code);
        Assert.Equal("0", await TestServer.AskAsync(Postgres, $"select count(*) from pg_database where datname = 'no'"));
    }

    [Theory]
    [InlineData(14, false, 1L << 40, false, CopyStrategy.Default)]
    [InlineData(15, true, 8L << 20, false, CopyStrategy.WalLog)]
    [InlineData(17, true, 1L << 30, false, CopyStrategy.FileCopy)]
    [InlineData(17, false, 8L << 20, false, CopyStrategy.FileCopy)]
    [InlineData(18, true, 8L << 20, true, CopyStrategy.WalLog)]
    [InlineData(18, false, 8L << 20, true, CopyStrategy.Clone)]
    [InlineData(18, true, 200L << 20, true, CopyStrategy.Clone)]
    [InlineData(17, true, 200L << 20, true, CopyStrategy.WalLog)]
    [InlineData(18, true, 1L << 30, false, CopyStrategy.FileCopy)]
    public void The_way_follows_version_size_and_file_system(int version, bool fsync, long size, bool sharesBlocks, CopyStrategy strategy) =>
        Assert.Equal(strategy, CopyChoice.Of(new CopyTemplate { Name = "a", Owner = "b", Version = version, HasFsync = fsync, Size = size, CanClone = version >= 18 }, sharesBlocks));

    [Fact]
    public async Task A_copy_by_cloning_is_what_the_server_is_told_where_it_knows_how()
    {
        var (_, name) = await SourceAsync();
        Assert.SkipUnless(await TestServer.VersionAsync(Postgres) >= 18, "file_copy_method came with PostgreSQL 18");
        // The tests' server runs without fsync: there a clone is the fastest whatever the size is.
        Assert.Equal(CopyStrategy.Clone, (await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c", SharesBlocks = true })).Strategy);
    }

    [Fact]
    public async Task Whether_blocks_are_shared_is_what_cp_finds_in_the_same_folder()
    {
        var folder = Scene.TemporaryFolder();
        try
        {
            // Open to the account that runs servers, as the folder of their data is.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
            await File.WriteAllBytesAsync(Path.Combine(folder, "a"), new byte[1 << 16], Cancellation);
            var copy = await Retort.Server.ProgramRunner.RunAsync(["cp", "--reflink=always", Path.Combine(folder, "a"), Path.Combine(folder, "b")], cancellationToken: Cancellation);
            Assert.Equal(copy.Succeeded, await SharedBlocks.AreInAsync(folder, Cancellation));
            Assert.DoesNotContain(Directory.GetFileSystemEntries(folder), entry => Path.GetFileName(entry).StartsWith("clone", StringComparison.Ordinal));
            Assert.False(await SharedBlocks.AreInAsync(Path.Combine(folder, "nowhere"), Cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_copy_that_the_server_makes_by_cloning_has_all_that_the_template_has()
    {
        var (connection, name) = await SourceAsync();
        Assert.SkipUnless(await TestServer.VersionAsync(Postgres) >= 18, "file_copy_method came with PostgreSQL 18");
        await TestServer.ExecuteAsync(connection, "create table t (a int)", "insert into t select generate_series(1, 1000)");
        // Where the file system shares nothing, the server copies instead and says nothing of it.
        await CopyAsync(new CopyRequest { Template = name, Name = $"{name}_c", SharesBlocks = true });
        Assert.Equal("1000", await TestServer.AskAsync($"{server.ConnectionString};Database={name}_c", "select count(*) from t"));
    }

    private async Task<(string Connection, string Name)> SourceAsync()
    {
        var connection = await server.CreateDatabaseAsync();
        return (connection, new NpgsqlConnectionStringBuilder(connection).Database!);
    }

    private Task<CopyReport> CopyAsync(CopyRequest request) => new DatabaseCopier(Postgres).CopyAsync(request, Cancellation);
}
