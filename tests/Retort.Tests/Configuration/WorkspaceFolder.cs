using Retort.Configuration;

namespace Retort.Tests.Configuration;

/// <summary>A temporary folder with files, read as a workspace with a given environment.</summary>
internal sealed class WorkspaceFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("retort_workspace_").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public WorkspaceFolder Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public WorkspaceConfiguration Load(string below = "") => WorkspaceConfiguration.Load(System.IO.Path.Combine(Path, below), Environment);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
