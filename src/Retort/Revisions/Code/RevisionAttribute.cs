namespace Retort.Revisions.Code;

/// <summary>Says which revision a class is: <c>[Revision("9d22e1a0c4b7", Parent = "ae10f2b3c4d5", Message = "copy names")]</c>.</summary>
/// <param name="id">The name of the node for ever; 12 random hexadecimal digits are usual.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RevisionAttribute(string id) : Attribute
{
    /// <summary>The name of the node for ever.</summary>
    public string Id => id;

    /// <summary>What it builds on; several ids are separated by commas, none is a base.</summary>
    public string Parent { get; set; } = "";

    /// <summary>Ids or labels of revisions that must be applied before it, without being its parents, separated by commas.</summary>
    public string DependsOn { get; set; } = "";

    /// <summary>Names for the branch that begins here, separated by commas.</summary>
    public string Label { get; set; } = "";

    /// <summary>What it does, in one line.</summary>
    public string Message { get; set; } = "";

    /// <summary>The name of its database in a program that has several; empty is any.</summary>
    public string Database { get; set; } = "";

    /// <summary>When it was written, as <c>2026-11-20T09:12:44Z</c>: the order of revisions that nothing else orders.</summary>
    public string Created { get; set; } = "";
}
