using Retort.Tests.Conventions;

namespace Retort.Tests.Containers;

/// <summary>The images that Dockerfiles of .NET begin with, made of the .NET of this machine where they were not pulled.</summary>
internal sealed class DotnetImages(Engine engine) : IAsyncDisposable
{
    private readonly List<string> made = [];

    public async Task MakeAsync()
    {
        foreach (var kind in (string[])["sdk", "aspnet"])
        {
            var image = $"mcr.microsoft.com/dotnet/{kind}:10.0";
            if ((await engine.CallAsync("image", "inspect", image)).Code == 0) continue;
            var root = Directory.CreateTempSubdirectory("retort_image_").FullName;
            try
            {
                var script = Path.Combine(Source.Root, "tests/Retort.Tests/Containers/dotnet-root.sh");
                string[] variables = ["SSL_CERT_DIR=/etc/ssl/certs", "NUGET_CERT_REVOCATION_MODE=offline", "DOTNET_CLI_TELEMETRY_OPTOUT=1", "ASPNETCORE_HTTP_PORTS=8080", "APP_UID=1654"];
                var (code, output) = await Engine.ShellAsync($"sh '{script}' '{root}' {kind} && tar -C '{root}' -c . | {engine.Name} import {string.Join(' ', variables.Select(one => $"--change 'ENV {one}'"))} - {image}");
                Assert.True(code == 0, output);
                made.Add(image);
            }
            finally
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var image in made) await engine.CallAsync("rmi", "--force", image);
    }
}
