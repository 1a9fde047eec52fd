using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>A change on its way into order, with the objects that come or go inside its statement.</summary>
internal sealed class ChangeNode(Change change)
{
    public Change Change => change;

    /// <summary>Created inside the container's CREATE, or gone with what is dropped.</summary>
    public List<DatabaseObject> Members { get; } = [];

    /// <summary>The object itself and its members, for what is created or dropped.</summary>
    public IEnumerable<DatabaseObject> Parts => change switch
    {
        CreateChange create => [create.Object, .. Members],
        DropChange drop => [drop.Object, .. Members],
        _ => [],
    };

    /// <summary>Gives the members that come or go with the object of another node to that node: the clones on partitions follow the parent's constraint.</summary>
    public void MoveFollowers(ChangeNode leader)
    {
        var followers = Members.FindAll(member => member.DependsOn.Value.Any(dependency => dependency is { GoesWith: true, ThroughBond: true } && dependency.On == leader.Change.Id));
        Members.RemoveAll(followers.Contains);
        leader.Members.AddRange(followers);
    }

    /// <summary>The names that this change sets free.</summary>
    public IEnumerable<string> Releases() => change switch
    {
        DropChange => Parts.SelectMany(part => part.Id.Kind.Ddl.Claims(part)),
        RenameChange rename => rename.From.Id.Kind.Ddl.Claims(rename.From),
        _ => [],
    };

    /// <summary>The names that this change needs free.</summary>
    public IEnumerable<string> Takes() => change switch
    {
        CreateChange => Parts.SelectMany(part => part.Id.Kind.Ddl.Claims(part)),
        RenameChange rename => rename.To.Id.Kind.Ddl.Claims(rename.To),
        _ => [],
    };
}
