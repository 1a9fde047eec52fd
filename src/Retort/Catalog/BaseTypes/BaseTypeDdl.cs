using Retort.Catalog.Columns;
using Retort.Catalog.Types;

namespace Retort.Catalog.BaseTypes;

internal sealed class BaseTypeDdl : TypeDdl<BaseType>
{
    public override KindReference Reference => new(
        "receive, send, modifier, analyze and subscript functions, storage; a shell becomes a type",
        "input and output functions, length, alignment and all else");

    protected override IEnumerable<Statement> Create(BaseType item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [Create(item)];

    /// <summary>
    /// The type and its functions need each other, and PostgreSQL has no other word to drop them than CASCADE. By then nothing else depends on
    /// the type: whatever did was dropped before, by name.
    /// </summary>
    protected override IEnumerable<Statement> Drop(BaseType item, DdlContext context) => [new($"drop {Address(item)}{(item.IsShell ? "" : " cascade")}")];

    protected override Alteration? Alter(BaseType from, BaseType to, DdlContext context)
    {
        if (from.IsShell && !to.IsShell) return Alteration.Of(Create(to));
        if ((from.IsShell, from.Input, from.Output, from.Options) != (to.IsShell, to.Input, to.Output, to.Options)) return null;
        // Values that were never made for it cannot be compressed or moved out of line, nor those that were be read as plain.
        return IsPlain(from) == IsPlain(to) ? Alteration.Of([new Statement($"alter {Address(to)} set ({string.Join(", ", Changes(from, to))})"), .. Columns(from, to, context)]) : null;
    }

    /// <summary>Columns that exist keep the storage that the type had: those that say nothing of their own follow it.</summary>
    private static IEnumerable<Statement> Columns(BaseType from, BaseType to, DdlContext context)
    {
        if (Storage(from) == Storage(to)) return [];
        return context.From.DependentsOf(from.Id).OfType<Column>()
            .Where(column => column.Storage is null && !context.IsCreated(column.Id) && context.To[column.Id] is Column { Storage: null })
            .OrderBy(column => column.Id)
            .Select(column => new Statement($"alter table {column.Id.QualifiedTable}", $"alter column {column.Id.BareName} set {Storage(to)}"));
    }

    /// <summary>The name alone: the functions can name it then, and it them when it is made. Only the shell's owner may complete it: owner and rights come after.</summary>
    public override DatabaseObject? Stub(DatabaseObject item) => item is BaseType { IsShell: false } type
        ? type with { IsShell = true, Input = null, Output = null, Settings = [], Options = [], Owner = null, Comment = null, Privileges = null }
        : null;

    public override string? PrivilegeClassOf(DatabaseObject item) => item is BaseType { IsShell: true } ? null : PrivilegeClass;

    private static Statement Create(BaseType item) => new(item.IsShell
        ? $"create type {item.Id.QualifiedName}"
        : $"create type {item.Id.QualifiedName} (\n  {string.Join(",\n  ", [$"input = {item.Input}", $"output = {item.Output}", .. item.Settings, .. item.Options])}\n)");

    private static IEnumerable<string> Changes(BaseType from, BaseType to) =>
        [.. to.Settings.Except(from.Settings), .. from.Settings.Select(Name).Except(to.Settings.Select(Name)).Select(name => $"{name} = none")];

    private static bool IsPlain(BaseType item) => Storage(item) is null;

    private static string? Storage(BaseType item) => item.Settings.FirstOrDefault(setting => Name(setting) == "storage")?.Replace(" = ", " ", StringComparison.Ordinal);

    private static string Name(string setting) => setting[..setting.IndexOf(' ', StringComparison.Ordinal)];
}
