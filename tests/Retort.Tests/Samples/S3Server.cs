using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(Retort.Tests.Samples.S3Server))]

namespace Retort.Tests.Samples;

/// <summary>One real S3 server for the whole run: Debian's radosgw over a monitor and an object store in memory. It starts when a test first asks for it.</summary>
public sealed class S3Server : IDisposable
{
    public const string AccessKey = "tests";
    public const string SecretKey = "secret-of-the-tests";

    private const string FolderPrefix = "retort_s3_";
    private static readonly string[] programs = ["ceph", "ceph-authtool", "monmaptool", "ceph-mon", "ceph-osd", "radosgw", "radosgw-admin"];
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}");
    private readonly List<Process> running = [];
    private readonly Lazy<Task<string>> started;

    public S3Server() => started = new(StartAsync);

    /// <summary>Its address; the test is skipped where its programs are not installed.</summary>
    public async Task<string> RequireAsync()
    {
        if (programs.FirstOrDefault(program => !SampleCommand.IsInstalled(program)) is { } missing)
            Assert.Skip($"there is no `{missing}`: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd ceph-common");
        return await started.Value;
    }

    public void Dispose()
    {
        foreach (var process in running)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    private async Task<string> StartAsync()
    {
        RemoveLeftOvers();
        foreach (var part in (string[])["mon", "osd", "run"]) Directory.CreateDirectory(Path.Combine(folder, part));
        var ports = FreePorts(3);
        var monitor = $"[v2:127.0.0.1:{ports[1]},v1:127.0.0.1:{ports[2]}]";
        var (cluster, store) = (Guid.NewGuid(), Guid.NewGuid());
        await File.WriteAllTextAsync(Path.Combine(folder, "ceph.conf"), Configuration(cluster, monitor, ports[0]));
        const string all = "--cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'";
        await ShellAsync($"ceph-authtool run/keyring --create-keyring --gen-key -n mon. --cap mon 'allow *' && ceph-authtool run/keyring --gen-key -n client.admin {all}");
        await ShellAsync($"monmaptool --create --clobber --fsid {cluster} --addv a '{monitor}' run/monmap && ceph-mon --mkfs -i a --monmap run/monmap --keyring run/keyring");
        Launch("ceph-mon -i a -f");
        await UntilAsync("timeout 5 ceph osd dump");
        await ShellAsync($"ceph osd new {store} 0 && ceph auth get-or-create osd.0 mon 'allow profile osd' osd 'allow *' mgr 'allow profile osd' >> run/keyring && ceph-osd -i 0 --mkfs --osd-uuid {store}");
        Launch("ceph-osd -i 0 -f");
        await ShellAsync("ceph osd crush add osd.0 1.0 root=default host=local");
        await UntilAsync("ceph osd stat | grep -q '1 up'");
        await ShellAsync($"timeout 60 radosgw-admin -n client.admin user create --uid=tests --display-name=tests --access-key={AccessKey} --secret={SecretKey}");
        Launch("radosgw -n client.admin -f");
        var address = $"http://127.0.0.1:{ports[0]}";
        await UntilAsync($"curl -s -o /dev/null {address}/");
        return address;
    }

    private void Launch(string command) => running.Add(Process.Start(Shell($"exec {command} -c {folder}/ceph.conf > run/{command.Split(' ')[0]}.out 2>&1"))!);

    private async Task ShellAsync(string command)
    {
        var (code, output) = await TryAsync(command);
        if (code != 0) throw new InvalidOperationException($"the S3 server does not start: {command}\n{output}");
    }

    private async Task UntilAsync(string command)
    {
        var deadline = Stopwatch.StartNew();
        while (await TryAsync(command) is { Code: not 0 } last)
        {
            if (deadline.Elapsed > TimeSpan.FromMinutes(2)) throw new InvalidOperationException($"the S3 server does not come up: {command}\n{last.Output}");
            await Task.Delay(200);
        }
    }

    private async Task<(int Code, string Output)> TryAsync(string command)
    {
        using var process = Process.Start(Shell(command))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    private ProcessStartInfo Shell(string command) => new("sh", ["-c", command])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["CEPH_CONF"] = Path.Combine(folder, "ceph.conf") },
    };

    /// <summary>Ports that are free together.</summary>
    private static List<int> FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }

    /// <summary>A run that was killed could not stop its server: its processes are known by the path of their configuration.</summary>
    private static void RemoveLeftOvers()
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), $"{FolderPrefix}*"))
        {
            if (!int.TryParse(Path.GetFileName(left)[FolderPrefix.Length..], out var owner) || Directory.Exists($"/proc/{owner}")) continue;
            foreach (var process in Process.GetProcesses().Where(process => CommandLine(process.Id).Contains($"{left}/ceph.conf", StringComparison.Ordinal))) process.Kill();
            Directory.Delete(left, recursive: true);
        }
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>One object store without copies, in memory; everything on loopback.</summary>
    private string Configuration(Guid cluster, string monitor, int port) => $"""
        [global]
        fsid = {cluster}
        mon host = {monitor}
        auth cluster required = cephx
        auth service required = cephx
        auth client required = cephx
        public network = 127.0.0.0/8
        osd pool default size = 1
        osd pool default min size = 1
        osd pool default pg num = 2
        osd pool default pgp num = 2
        osd pool default pg autoscale mode = off
        osd crush chooseleaf type = 0
        mon allow pool size one = true
        mon max pg per osd = 1000
        osd objectstore = memstore
        memstore device bytes = 1073741824
        osd memory target = 939524096
        run dir = {folder}/run
        admin socket = {folder}/run/$name.asok
        pid file =
        keyring = {folder}/run/keyring
        log file = {folder}/$name.log
        mon data = {folder}/mon
        osd data = {folder}/osd
        [client.admin]
        rgw frontends = beast endpoint=127.0.0.1:{port}
        rgw dns name = 127.0.0.1
        keyring = {folder}/run/keyring

        """;
}
