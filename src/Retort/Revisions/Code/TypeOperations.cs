using Retort.Sql;
using static Retort.Revisions.Code.RevisionOperations;

namespace Retort.Revisions.Code;

/// <summary>Operations on schemas, sequences, enums and comments.</summary>
public static class TypeOperations
{
    /// <summary>Creates a schema.</summary>
    public static RevisionOperations CreateSchema(this RevisionOperations op, string name) => op.Sql($"create schema {Identifier.Quote(name)}");

    /// <summary>Drops an empty schema.</summary>
    public static RevisionOperations DropSchema(this RevisionOperations op, string name) => op.Sql($"drop schema {Identifier.Quote(name)}");

    /// <summary>Renames a schema.</summary>
    public static RevisionOperations RenameSchema(this RevisionOperations op, string name, string newName) => op.Sql($"alter schema {Identifier.Quote(name)} rename to {Identifier.Quote(newName)}");

    /// <summary>Creates a sequence; options are SQL, such as <c>start 100 increment 10</c>.</summary>
    public static RevisionOperations CreateSequence(this RevisionOperations op, string name, string? options = null) => op.Sql($"create sequence {Name(name)}{(options is null ? "" : $" {options}")}");

    /// <summary>Changes a sequence; options are SQL, such as <c>increment 10</c>.</summary>
    public static RevisionOperations AlterSequence(this RevisionOperations op, string name, string options) => op.Sql($"alter sequence {Name(name)} {options}");

    /// <summary>Drops a sequence.</summary>
    public static RevisionOperations DropSequence(this RevisionOperations op, string name) => op.Sql($"drop sequence {Name(name)}");

    /// <summary>Renames a sequence.</summary>
    public static RevisionOperations RenameSequence(this RevisionOperations op, string name, string newName) => op.Sql($"alter sequence {Name(name)} rename to {Identifier.Quote(newName)}");

    /// <summary>Creates an enum type.</summary>
    public static RevisionOperations CreateEnum(this RevisionOperations op, string name, params string[] labels) => op.Sql($"create type {Name(name)} as enum ({string.Join(", ", labels.Select(Literal.Quote))})");

    /// <summary>Adds a label to an enum type; it can be used only after the transaction.</summary>
    public static RevisionOperations AddEnumLabel(this RevisionOperations op, string name, string label, string? after = null) =>
        op.Sql($"alter type {Name(name)} add value {Literal.Quote(label)}{(after is null ? "" : $" after {Literal.Quote(after)}")}");

    /// <summary>Renames a label of an enum type.</summary>
    public static RevisionOperations RenameEnumLabel(this RevisionOperations op, string name, string label, string newLabel) =>
        op.Sql($"alter type {Name(name)} rename value {Literal.Quote(label)} to {Literal.Quote(newLabel)}");

    /// <summary>Renames a type.</summary>
    public static RevisionOperations RenameType(this RevisionOperations op, string name, string newName) => op.Sql($"alter type {Name(name)} rename to {Identifier.Quote(newName)}");

    /// <summary>Drops a type.</summary>
    public static RevisionOperations DropType(this RevisionOperations op, string name) => op.Sql($"drop type {Name(name)}");

    /// <summary>Sets the comment of an object, such as <c>table users</c>, or takes it away.</summary>
    /// <param name="op">The operations.</param>
    /// <param name="what">The object as SQL names it, e.g. <c>column users.name</c>.</param>
    /// <param name="comment">The comment; null takes it away.</param>
    public static RevisionOperations Comment(this RevisionOperations op, string what, string? comment) => op.Sql($"comment on {what} is {(comment is null ? "null" : Literal.Quote(comment))}");
}
