using System.Collections;

namespace Retort.Configuration;

/// <summary>The environment over <c>.env.local</c> over <c>.env</c>; names without regard to case, an exact match first.</summary>
internal sealed class Variables
{
    private readonly List<Variable> known = [];

    public Variables(IReadOnlyDictionary<string, string> environment, string folder)
    {
        known.AddRange(environment.Select(pair => new Variable(pair.Key, pair.Value, null)));
        // Within one file the last line wins, as in a shell.
        known.AddRange(DotEnvFile.Read(Path.Combine(folder, ".env.local")).Reverse());
        known.AddRange(DotEnvFile.Read(Path.Combine(folder, ".env")).Reverse());
    }

    public Variable? Find(string name)
    {
        var all = known.Where(variable => variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return all.Find(variable => variable.Where is null && variable.Name == name) ?? all.FirstOrDefault();
    }

    public static Dictionary<string, string> OfProcess() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");
}
