using Retort.Sql;

namespace Retort.Catalog.Tables;

/// <summary>What ALTER TABLE changes of a table itself, its columns and constraints aside.</summary>
internal static class TableChanges
{
    public static IEnumerable<Statement> Write(Table from, Table to, DdlContext context)
    {
        var head = TableDdl.Head(to);
        if (from.OfType != to.OfType) yield return new($"{head} {(to.OfType is { } type ? $"of {type}" : "not of")}");
        // Moving the rows is the work of a statement of its own.
        if (from.IsLogged != to.IsLogged) yield return new($"{head} set {(to.IsLogged ? "logged" : "unlogged")}");
        if (from.Tablespace != to.Tablespace) yield return new($"{head} set tablespace {Identifier.Quote(to.Tablespace ?? "pg_default")}");
        if (from.AccessMethod != to.AccessMethod) yield return new($"{head} set access method {Identifier.Quote(to.AccessMethod ?? "heap")}");
        foreach (var action in StorageOption.Changes(from.Options, to.Options)) yield return new(head, action);
        if (from.ReplicaIdentity != to.ReplicaIdentity && to.ReplicaIdentity != "index") yield return new(head, $"replica identity {to.ReplicaIdentity}");
        if (from.RowSecurity != to.RowSecurity) yield return new(head, $"{(to.RowSecurity ? "enable" : "disable")} row level security");
        if (from.ForceRowSecurity != to.ForceRowSecurity) yield return new(head, $"{(to.ForceRowSecurity ? "" : "no ")}force row level security");
        if (ServerOption.Changes(from.ServerOptions, to.ServerOptions) is { } options) yield return new(head, $"options ({options})");
    }
}
