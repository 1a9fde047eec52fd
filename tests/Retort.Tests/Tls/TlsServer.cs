using Npgsql;
using Retort.Configuration;
using Retort.Server;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Tls;

/// <summary>A real server with TLS on: its certificate is for "localhost" alone, and was signed by a CA of its own. The role "certified" shows a certificate.</summary>
public sealed class TlsServer : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"retort_test_tls_{Environment.ProcessId}");
    private LocalServer server = null!;

    public const string Password = "tls-password-4711";

    public int Port { get; private set; }

    public string File(string name) => Path.Combine(folder, "certificates", name);

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(folder, "certificates"));
        server = new LocalServer(Path.Combine(folder, "server"), new ServerConfiguration()) { Settings = [new("fsync", "off")] };
        var running = await server.EnsureStartedAsync();
        Port = running.Port;
        SecretWatch.Add(Password);
        await MakeCertificatesAsync();
        await TurnOnAsync($"{running.ConnectionString("postgres")};Pooling=false", (await server.StatusAsync()).DataFolder!);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DestroyAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task MakeCertificatesAsync()
    {
        foreach (var authority in (string[])["ca", "other-ca"])
            await OpenSslAsync("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", $"{authority}.key", "-out", $"{authority}.crt", "-days", "2", "-subj", $"/CN=retort {authority}");
        await SignAsync("server", "/CN=localhost", "subjectAltName=DNS:localhost");
        await SignAsync("client", "/CN=certified", "extendedKeyUsage=clientAuth");
    }

    private async Task SignAsync(string name, string subject, string extension)
    {
        await System.IO.File.WriteAllTextAsync(File($"{name}.ext"), extension);
        await OpenSslAsync("req", "-newkey", "rsa:2048", "-nodes", "-keyout", $"{name}.key", "-out", $"{name}.csr", "-subj", subject);
        await OpenSslAsync("x509", "-req", "-in", $"{name}.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial", "-out", $"{name}.crt", "-days", "2", "-extfile", $"{name}.ext");
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File($"{name}.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task OpenSslAsync(params string[] words)
    {
        var result = await ProgramRunner.RunAsync(["openssl", .. words], folder: Path.Combine(folder, "certificates"));
        Assert.True(result.Succeeded, result.Errors);
    }

    private async Task TurnOnAsync(string superuser, string data)
    {
        foreach (var (from, to) in new[] { ("server.crt", "server.crt"), ("server.key", "server.key"), ("ca.crt", "root.crt") })
        {
            System.IO.File.Copy(File(from), Path.Combine(data, to));
            await ProgramRunner.RunAsync(["chown", $"--reference={Path.Combine(data, "PG_VERSION")}", Path.Combine(data, to)]);
        }

        var rules = Path.Combine(data, "pg_hba.conf");
        await System.IO.File.WriteAllTextAsync(rules, $"""
            hostssl all certified 127.0.0.1/32 cert
            host all certified 127.0.0.1/32 reject
            hostssl all only_tls 127.0.0.1/32 scram-sha-256
            host all only_tls 127.0.0.1/32 reject
            {await System.IO.File.ReadAllTextAsync(rules)}
            """);
        await TestServer.ExecuteAsync(superuser,
            "create role certified login superuser", $"create role only_tls login password '{Password}'", $"create role app login superuser password '{Password}'", "create database app owner app",
            "alter system set ssl_ca_file = 'root.crt'", "alter system set ssl = on", "select pg_reload_conf()");
        for (var tries = 0; tries < 200 && !await IsOnAsync(superuser); tries++) await Task.Delay(25);
    }

    private static async Task<bool> IsOnAsync(string superuser)
    {
        await using var connection = new NpgsqlConnection($"{superuser};SSL Mode=Prefer");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
        return await command.ExecuteScalarAsync() is true;
    }
}
