using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Retort.Configuration;
using Retort.Hosting.Programs;

namespace Retort.Hosting;

/// <summary><c>.env</c> files as configuration of a program, read as the tool reads them.</summary>
public static class RetortEnvironmentFileExtensions
{
    /// <summary>Adds <c>.env.local</c> over <c>.env</c>, and below the environment: the values of the files are the same to the program and to <c>retort</c>.</summary>
    /// <param name="configuration">The configuration of the program.</param>
    /// <param name="folder">The folder of the files; null is that of the nearest <c>retort.json</c> from the current folder upwards, else the current one.</param>
    /// <exception cref="Errors.ConfigurationException">A file has a mistake (<c>invalid-environment-file</c>).</exception>
    public static IConfigurationBuilder AddEnvironmentFiles(this IConfigurationBuilder configuration, string? folder = null)
    {
        folder ??= ProgramFolder.Of(Directory.GetCurrentDirectory());
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in DotEnvFile.Read(Path.Combine(folder, ".env")).Concat(DotEnvFile.Read(Path.Combine(folder, ".env.local"))))
            values[variable.Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = variable.Value;
        var sources = configuration.Sources;
        var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault(source => string.IsNullOrEmpty(source.Prefix));
        sources.Insert(environment is null ? sources.Count : sources.IndexOf(environment), new MemoryConfigurationSource { InitialData = values });
        return configuration;
    }
}
