namespace Retort.Hosting.Programs;

/// <summary>That a database of this name was registered.</summary>
internal sealed record DatabaseRegistration(string Name);
