namespace Retort.Catalog.Functions;

internal sealed class FunctionDdl : ObjectDdl<Function>
{
    public override KindReference Reference => new(
        "what `create or replace` takes: body, language, options, new defaults and output names",
        "the result, procedure or function or window function, names of input arguments, a default that goes");

    public override string PrivilegeClass => "f";

    protected override IEnumerable<Statement> Create(Function item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new(CreateFunction.Write(item, replaces: false))];

    protected override IEnumerable<Statement> Drop(Function item, DdlContext context) => [new($"drop {item.Noun} {item.Signature}")];

    protected override Alteration? Alter(Function from, Function to, DdlContext context) =>
        CanReplace(from, to) ? Alteration.Of(new Statement(CreateFunction.Write(to, replaces: true))) : null;

    protected override string Address(Function item) => $"{item.Noun} {item.Signature}";

    public override IEnumerable<string> Claims(DatabaseObject item) => [$"routine:{item.Id.Schema}.{item.Id.Name}({item.Id.Arguments})"];

    /// <summary>What CREATE OR REPLACE refuses to change: the routine's sort, its result, the names of input arguments, and the loss of a default (manual, CREATE FUNCTION).</summary>
    private static bool CanReplace(Function from, Function to) =>
        from.IsProcedure == to.IsProcedure && from.IsWindow == to.IsWindow
        && from.Returns == to.Returns && from.ReturnsSet == to.ReturnsSet && HaveSameRow(from, to) && KeepInputs(from, to);

    /// <summary>Several output arguments make a row type: their names and types are its columns.</summary>
    private static bool HaveSameRow(Function from, Function to)
    {
        var (before, after) = (Row(from), Row(to));
        return before.Count < 2 && after.Count < 2 && !from.IsProcedure || before.SequenceEqual(after);

        static List<(string, string)> Row(Function item) => [.. item.Arguments.Where(argument => argument.IsOutput).Select(argument => (argument.Name, argument.Type))];
    }

    private static bool KeepInputs(Function from, Function to)
    {
        var (before, after) = (Inputs(from), Inputs(to));
        return before.Zip(after).All(pair => (pair.First.Name.Length == 0 || pair.First.Name == pair.Second.Name) && (pair.First.Default.Length == 0 || pair.Second.Default.Length > 0));

        static IEnumerable<FunctionArgument> Inputs(Function item) => item.Arguments.Where(argument => argument.IsInput);
    }
}
