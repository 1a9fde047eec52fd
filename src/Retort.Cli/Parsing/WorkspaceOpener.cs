using Retort.Workspaces;

namespace Retort.Cli.Parsing;

/// <summary>Gives the workspace that a command line is about; see <see cref="Workspace.Open"/>.</summary>
internal delegate Workspace WorkspaceOpener(string folder, string? url, ValueList<string> names, IProgress<string>? progress);
