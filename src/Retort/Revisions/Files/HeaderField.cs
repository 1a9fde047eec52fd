namespace Retort.Revisions.Files;

/// <summary>The names of header fields, in the order in which they are written.</summary>
internal static class HeaderField
{
    public const string Revision = "Revision";
    public const string Parent = "Parent";
    public const string DependsOn = "Depends-On";
    public const string Label = "Label";
    public const string Replaces = "Replaces";
    public const string Message = "Message";
    public const string Created = "Created";

    public static readonly string[] All = [Revision, Parent, DependsOn, Label, Replaces, Message, Created];
}
