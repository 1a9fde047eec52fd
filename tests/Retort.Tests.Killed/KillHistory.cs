using System.Reflection;
using Retort.Revisions;
using Retort.Revisions.Code;

namespace Retort.Tests.Killed;

/// <summary>A history of every sort of step, files and a class, written so that the database itself tells what has run how often.</summary>
/// <param name="version">The server's major version: DETACH ... CONCURRENTLY began with 14.</param>
internal sealed class KillHistory(int version)
{
    public const int Rows = 60;

    // log has a row per applied revision but e, written with its ledger row; filled counts backfills.
    private readonly IReadOnlyList<(string Id, string Text)> files =
    [
        ("a", File("a", null, $"""
            create table log (step text primary key);
            create table users (id int primary key, name text, filled int not null default 0);
            create table parts (id int) partition by range (id);
            create table part partition of parts for values from (0) to (10);
            insert into users select n, 'user ' || n from generate_series(1, {Rows}) n;
            insert into log values ('a');
            """, """
            drop table parts, users, log;
            """)),
        ("b", File("b", "a", $"""
            alter table users add column extra int, add constraint named check (name is not null) not valid;
            -- retort: no-transaction
            create index concurrently b on users (name);
            alter table users validate constraint named;
            alter table parts detach partition part{(version >= 14 ? " concurrently" : "")};
            reindex table concurrently users;
            -- retort: transaction
            insert into log values ('b');
            """, """
            -- retort: no-transaction
            drop index concurrently b;
            -- retort: transaction
            alter table parts attach partition part for values from (0) to (10);
            alter table users drop column extra, drop constraint named;
            delete from log where step = 'b';
            """)),
        ("c", File("c", "b", """
            -- retort: backfill users by id in 20
            update users set filled = filled + 1;
            insert into log values ('c');
            """, """
            -- retort: backfill users by id in 20
            update users set filled = filled - 1;
            delete from log where step = 'c';
            """)),
        ("d", File("d", "c", "insert into log values ('d');", "delete from log where step = 'd';")),
        ("e", File("e", "k", """
            -- retort: no-transaction
            create index concurrently e on users (filled);
            """, """
            -- retort: no-transaction
            drop index concurrently e;
            """)),
    ];

    /// <summary>Files and class.</summary>
    public IReadOnlyList<Revision> Revisions => field ??=
        [.. files.Select(file => RevisionFile.Parse(file.Text, $"migrations/{file.Id}.sql")), .. CodeRevisions.Read(Assembly.GetExecutingAssembly())];

    private static string File(string id, string? parent, string upgrade, string downgrade) => $"""
        -- Revision:   {id}{(parent is null ? "" : $"\n-- Parent:     {parent}")}
        -- Message:    write {id}
        -- Created:    2026-11-20T09:12:44Z

        -- retort: upgrade

        {upgrade}

        -- retort: downgrade

        {downgrade}
        """;
}
