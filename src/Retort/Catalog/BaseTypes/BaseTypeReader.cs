using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.BaseTypes;

internal sealed class BaseTypeReader() : ObjectReader("Catalog/BaseTypes/BaseType")
{
    public override DatabaseObject Read(CatalogRow row)
    {
        var isShell = row.Flag("is_shell");
        return new BaseType
        {
            Id = new(ObjectKinds.BaseType, row.Schema(), row.Text("name")),
            IsShell = isShell,
            Input = row.FunctionOrNull("input"),
            Output = row.FunctionOrNull("output"),
            Settings = isShell ? [] : Said(Settings(row)),
            Options = isShell ? [] : Said(Options(row)),
        };
    }

    private static IEnumerable<(string Name, string? Value)> Settings(CatalogRow row) =>
    [
        ("receive", row.FunctionOrNull("receive")),
        ("send", row.FunctionOrNull("send")),
        ("typmod_in", row.FunctionOrNull("modifier_input")),
        ("typmod_out", row.FunctionOrNull("modifier_output")),
        ("analyze", row.FunctionOrNull("analyze")),
        ("subscript", row.FunctionOrNull("subscript")),
        ("storage", row.Text("storage") is var storage and not "plain" ? storage : null),
    ];

    private static IEnumerable<(string Name, string? Value)> Options(CatalogRow row) =>
    [
        ("internallength", row.Number("length") is var length and > 0 ? $"{length}" : null),
        ("passedbyvalue", row.Flag("is_by_value") ? "true" : null),
        ("alignment", row.Text("alignment") is var alignment and not "int4" ? alignment : null),
        ("category", row.TextOrNull("category") is { } category ? Literal.Quote(category) : null),
        ("preferred", row.Flag("is_preferred") ? "true" : null),
        ("default", row.TextOrNull("default_value") is { } value ? Literal.Quote(value) : null),
        ("element", row.TypeOrNull("element")),
        ("delimiter", row.TextOrNull("delimiter") is { } delimiter ? Literal.Quote(delimiter) : null),
        ("collatable", row.Flag("is_collatable") ? "true" : null),
    ];

    private static ValueList<string> Said(IEnumerable<(string Name, string? Value)> options) =>
        options.Where(option => option.Value is not null).Select(option => $"{option.Name} = {option.Value}").ToValueList();
}
