using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>The errors of graphs and targets, each with its names, files and way out.</summary>
internal static class GraphError
{
    public static RevisionException At(string code, string message, IEnumerable<Revision> revisions, string? detail = null, string? hint = null) =>
        new(code, message) { Where = revisions.Select(revision => revision.Path).OfType<string>().ToValueList(), Detail = detail, Hint = hint };

    public static RevisionException Duplicate(Revision first, Revision second) =>
        At("duplicate-revision", $"two revisions have the id \"{second.Id}\"", [first, second],
            hint: second.Path is { } path ? $"Give the newer one an id of its own with `retort edit {path} --new-id`, or delete the copy." : "Choose another id.");

    public static RevisionException BadTarget(string text, string? detail = null) =>
        new("bad-target", $"\"{text}\" does not name a place in the graph") { Detail = detail, Hint = "Targets are `head`, `base`, an id or the beginning of one, `+1`, `-1`, `ae10+2`, `label@head`." };

    public static RevisionException NoSuchRevision(string name, string? near, string? detail = null) =>
        new("no-such-revision", $"there is no revision or branch \"{name}\"") { Detail = detail, Hint = near is null ? "See `retort history`." : $"Did you mean `{near}`?" };

    public static RevisionException Ambiguous(string name, IReadOnlyList<Revision> found) =>
        At("ambiguous-revision", $"several revisions begin with \"{name}\"", found, $"They are {Quoted(found.Select(revision => revision.Id))}.", "Write more of the id.");

    public static RevisionException NotInBranch(string id, string branch) =>
        new("not-in-branch", $"revision \"{id}\" is not in branch \"{branch}\"") { Hint = $"Name the revision alone, or see `retort history -r {branch}@base:{branch}@head`." };

    public static RevisionException MultipleHeads(string asked, IReadOnlyList<Revision> heads) =>
        At("multiple-heads", "multiple heads", heads, $"\"{asked}\" could be any of {Quoted(heads.Select(head => head.Id))}.", "Run `retort merge heads`, name one revision, or take all with `heads`.");

    public static RevisionException OutOfRange(string text, string detail) =>
        new("relative-out-of-range", $"\"{text}\" leads out of the graph") { Detail = detail, Hint = "See `retort history` for what there is." };

    public static RevisionException AmbiguousWalk(string text, Revision? from, IReadOnlyList<Revision> ways) =>
        At("ambiguous-walk", $"\"{text}\" can go several ways{(from is null ? "" : $" from \"{from.Id}\"")}", ways,
            $"The next revision could be any of {Quoted(ways.Select(way => way.Id))}.", $"Name the revision, for example `{ways[0].Id}`.");

    public static RevisionException AmbiguousCurrent(string text, IReadOnlyList<Revision> current) =>
        At("ambiguous-current", $"\"{text}\" can count from several revisions", current, $"The database is at {Quoted(current.Select(revision => revision.Id))}.",
            $"Choose one: `{current[0].Id}@{text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..]}`.");

    public static RevisionException RangeNeedsOffline(string text) =>
        new("range-requires-offline", $"the range \"{text}\" is for `--sql` only") { Hint = "A database knows where it is: name the target alone." };

    public static RevisionException BadRange(string text, string hint) =>
        new("bad-range", $"\"{text}\" is not a range of revisions") { Hint = hint };

    public static RevisionException NotAncestor(string from, string to) =>
        new("range-not-ancestor", $"\"{from}\" does not lead up to \"{to}\"") { Hint = $"Ranges go from the older to the newer: `{to}:{from}`?" };

    public static RevisionException NotDowngradeTarget(string target, IEnumerable<string> current) =>
        new("not-downgrade-target", $"no way down leads to \"{target}\"") { Detail = $"The database is at {Quoted(current)}.", Hint = "See `retort current` and `retort history`." };

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\"")) is { Length: > 0 } list ? list : "base";
}
