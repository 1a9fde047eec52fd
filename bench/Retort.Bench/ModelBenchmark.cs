using System.Diagnostics;
using System.Text;

namespace Retort.Bench;

/// <summary>From a changed entity of a DbContext to a written revision: the project is built, its model printed, the history replayed, and both compared.</summary>
internal static class ModelBenchmark
{
    private const double Limit = 3000;
    private const int Entities = 14;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var server = arguments.ElementAtOrDefault(0) ?? "postgresql://postgres@127.0.0.1:5432/postgres";
        var rounds = int.Parse(arguments.ElementAtOrDefault(1) ?? "7");
        var root = Root(AppContext.BaseDirectory);
        var folder = Directory.CreateTempSubdirectory("retort_bench_").FullName;
        await WriteProjectAsync(folder, root, server);
        try
        {
            WriteEntities(folder, 0);
            Console.WriteLine($"first, with restore and build   {await MeasureAsync(folder, root),7:0} ms");
            var (changed, same) = (new List<double>(), new List<double>());
            for (var round = 1; round <= rounds; round++)
            {
                WriteEntities(folder, round);
                changed.Add(await MeasureAsync(folder, root));
                same.Add(await MeasureAsync(folder, root));
            }

            Console.WriteLine($"a changed entity                {Median(changed),7:0} ms   limit {Limit:0} ms");
            Console.WriteLine($"nothing changed                 {Median(same),7:0} ms");
            Console.WriteLine("dotnet ef migrations add: not measured, it needs the package Microsoft.EntityFrameworkCore.Design, which this benchmark does not have");
            return Median(changed) <= Limit ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WriteProjectAsync(string folder, string root, string server)
    {
        var built = Path.Combine(root, "src/Retort.EntityFrameworkCore/bin/Release/net10.0");
        if (!File.Exists(Path.Combine(built, "Retort.EntityFrameworkCore.dll"))) throw new InvalidOperationException("build src/Retort.EntityFrameworkCore and src/Retort.Cli with -c Release first");
        await File.WriteAllTextAsync(Path.Combine(folder, "retort.json"), $$"""{ "databases": { "app": { "url": "{{server}}", "revisions": "migrations", "model": [ { "project": "App" } ] } } }""");
        Directory.CreateDirectory(Path.Combine(folder, "App"));
        await File.WriteAllTextAsync(Path.Combine(folder, "App/App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><NuGetAudit>false</NuGetAudit></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="10.0.0" />
                <PackageReference Include="Microsoft.EntityFrameworkCore.Relational" Version="10.0.14" />
                <Reference Include="{built}/Retort.EntityFrameworkCore.dll" /><Reference Include="{built}/Retort.dll" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "App/Program.cs"), "return;\n");
    }

    private static void WriteEntities(string folder, int properties)
    {
        var text = new StringBuilder("using Microsoft.EntityFrameworkCore;\nclass AppContext(DbContextOptions<AppContext> options) : DbContext(options)\n{\n");
        for (var number = 0; number < Entities; number++) text.Append($"    public DbSet<Entity{number}> Set{number} => Set<Entity{number}>();\n");
        text.Append("}\n");
        for (var number = 0; number < Entities; number++)
        {
            text.Append($"class Entity{number}\n{{\n    public Guid Id {{ get; set; }}\n    public string Name {{ get; set; }} = \"\";\n");
            for (var property = 0; number == 0 && property < properties; property++) text.Append($"    public int? Added{property} {{ get; set; }}\n");
            text.Append("}\n");
        }

        File.WriteAllText(Path.Combine(folder, "App/Entities.cs"), text.ToString());
    }

    private static async Task<double> MeasureAsync(string folder, string root)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(root, "src/Retort.Cli/bin/Release/net10.0/Retort.Cli.dll"), "-C", folder, "revision", "--autogenerate", "-m", "change"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException(await error);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Retort.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
