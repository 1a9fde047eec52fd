using System.Reflection;
using Retort.Revisions;
using Retort.Revisions.Code;
using Retort.Revisions.Code.Writing;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Documents;

namespace Retort.Tests.Revisions.Code;

/// <summary>Statements as calls of typed operations; what has none stays SQL.</summary>
public sealed class TypedStatementTests
{
    [Theory]
    [InlineData("drop table shop.\"order\"", ".DropTable(\"shop.order\")")]
    [InlineData("alter table users add column language text not null default 'en'", ".AddColumn(\"users\", \"language\", \"text\", nullable: false, @default: \"'en'\")")]
    [InlineData("alter table users add column total numeric(10, 2) generated always as (a * b) stored", ".AddColumn(\"users\", \"total\", \"numeric(10, 2)\", more: \"generated always as (a * b) stored\")")]
    [InlineData("alter table users drop column name", ".DropColumn(\"users\", \"name\")")]
    [InlineData("alter table users rename column \"Name\" to name", ".RenameColumn(\"users\", \"Name\", \"name\")")]
    [InlineData("alter table users rename to people", ".RenameTable(\"users\", \"people\")")]
    [InlineData("alter table users alter column id type bigint using id::bigint", ".AlterType(\"users\", \"id\", \"bigint\", @using: \"id::bigint\")")]
    [InlineData("alter table users alter column name drop not null", ".SetNullable(\"users\", \"name\", nullable: true)")]
    [InlineData("alter table users alter column name set default now()", ".SetDefault(\"users\", \"name\", \"now()\")")]
    [InlineData("alter table users add constraint pk primary key (id)", ".AddConstraint(\"users\", \"pk\", \"primary key (id)\")")]
    [InlineData("alter table users add constraint u unique (a, b)", ".AddUnique(\"users\", \"u\", \"a\", \"b\")")]
    [InlineData("alter table users add constraint c check (a > 0) not valid", ".AddCheck(\"users\", \"c\", \"a > 0\", validate: false)")]
    [InlineData("alter table orders add constraint f foreign key (user_id) references users (id) on delete set null", ".AddForeignKey(\"orders\", \"f\", \"user_id\", \"users\", \"id\", onDelete: \"set null\")")]
    [InlineData("alter table orders validate constraint f", ".ValidateConstraint(\"orders\", \"f\")")]
    [InlineData("create unique index concurrently on users using gin (a, lower(b) desc) where c is null", ".CreateIndex(null, \"users\", [\"a\", \"lower(b) desc\"], unique: true, where: \"c is null\", method: \"gin\", concurrently: true)")]
    [InlineData("drop index concurrently shop.users_name", ".DropIndex(\"shop.users_name\", concurrently: true)")]
    [InlineData("alter index a rename to b", ".RenameIndex(\"a\", \"b\")")]
    [InlineData("create sequence numbers start 7", ".CreateSequence(\"numbers\", \"start 7\")")]
    [InlineData("alter sequence numbers increment 10", ".AlterSequence(\"numbers\", \"increment 10\")")]
    [InlineData("create type mood as enum ('sad', 'it''s ok')", ".CreateEnum(\"mood\", \"sad\", \"it's ok\")")]
    [InlineData("alter type mood add value 'glad' after 'sad'", ".AddEnumLabel(\"mood\", \"glad\", after: \"sad\")")]
    [InlineData("alter type mood rename value 'sad' to 'blue'", ".RenameEnumLabel(\"mood\", \"sad\", \"blue\")")]
    [InlineData("comment on column users.name is 'who \"it\" is'", ".Comment(\"column users.name\", \"who \\\"it\\\" is\")")]
    [InlineData("comment on table users is null", ".Comment(\"table users\", null)")]
    [InlineData("create schema shop", ".CreateSchema(\"shop\")")]
    [InlineData("alter schema shop rename to store", ".RenameSchema(\"shop\", \"store\")")]
    [InlineData("insert into shop.countries (code, \"Name\") values ('nl', 'it''s')", ".Insert(\"shop.countries\", [\"code\", \"Name\"],\n            [\"nl\", \"it's\"])")]
    [InlineData("insert into t (a, b) values\n  (1, null),\n  (-2.50, true)", ".Insert(\"t\", [\"a\", \"b\"],\n            [1, null],\n            [-2.50m, true])")]
    [InlineData("insert into t (a) values (E'\\\\x01ff')", ".Insert(\"t\", [\"a\"],\n            [\"\\\\x01ff\"])")]
    [InlineData("update countries set name = 'Holland', size = 3 where code = 'nl' and since is null", ".UpdateRow(\"countries\", [(\"code\", \"nl\"), (\"since\", null)], (\"name\", \"Holland\"), (\"size\", 3))")]
    [InlineData("delete from countries where code = 'nl'", ".DeleteRow(\"countries\", (\"code\", \"nl\"))")]
    public void A_statement_that_an_operation_sends_is_a_call_of_it(string sql, string call) => Assert.Equal(call, Of(sql));

    [Theory]
    [InlineData("create table a as select 1")]
    [InlineData("create table a (id int) partition by range (id)")]
    [InlineData("create unlogged table a (id int)")]
    [InlineData("create index on a (b) include (c)")]
    [InlineData("create index on a (b) nulls not distinct")]
    [InlineData("drop table a cascade")]
    [InlineData("alter table only a add column b int")]
    [InlineData("alter table a enable row level security")]
    [InlineData("alter type mood add value 'glad' before 'sad'")]
    [InlineData("alter table \"a.b\" drop column c")]
    [InlineData("comment on table users is e'who\\n'")]
    [InlineData("update users set name = 'x'")]
    [InlineData("insert into t (a) values (now())")]
    [InlineData("insert into t (a) values ('x'::mood)")]
    [InlineData("insert into t (a) values (1e5), (007)")]
    [InlineData("insert into t (a) overriding system value values (1)")]
    [InlineData("insert into t (a) values (1) on conflict do nothing")]
    [InlineData("delete from t where a = 1 or b = 2")]
    [InlineData("delete from t where a > 1")]
    [InlineData("delete from t")]
    public void What_no_operation_sends_is_none(string sql) => Assert.Null(Of(sql));

    [Fact]
    public void A_table_is_written_line_by_line() => Assert.Equal(
        """
        .CreateTable("shop.order", table => table
                    .Column("id", "bigint", more: "generated always as identity primary key")
                    .Column("state", "varchar(20)", nullable: false, @default: "'new'")
                    .Constraint("order_u", "unique (id, state)")
                    .PrimaryKey("id")
                    .Check("state <> ''")
                    .ForeignKey("user_id", "users", "id", onDelete: "cascade")
                    .Sql("exclude using gist (period with &&)"))
        """.ReplaceLineEndings("\n"),
        Of("create table shop.\"order\" (\n  id bigint generated always as identity primary key,\n  state varchar(20) not null default 'new',\n  constraint order_u unique (id, state),\n  primary key (id),\n  check (state <> ''),\n  foreign key (user_id) references users (id) on delete cascade,\n  exclude using gist (period with &&)\n)"));

    [Fact]
    public void Changes_of_one_table_stay_together() => Assert.Equal(
        """
        .Together(table => table
                    .SetDefault("users", "role", "'viewer'")
                    .AddCheck("users", "c", "role in ('a', 'b')", validate: false))
        """.ReplaceLineEndings("\n"),
        Of("alter table users\n  alter column role set default 'viewer',\n  add constraint c check (role in ('a', 'b')) not valid"));

    [Fact]
    public void Changes_of_two_tables_cannot_be_made_together() =>
        Assert.Throws<ArgumentException>(() => new RevisionOperations("x").Together(op => op.DropColumn("a", "b").DropColumn("c", "d")));

    private static readonly string[] scripts =
    [
        "-- retort: lock-timeout 500ms\ndrop table a;\n-- retort: backfill users by id in 500\nupdate users set a = 1;\n-- retort: allow rewrites-table: few rows\ncreate table b (id int);\n-- retort: no-transaction\ncreate index concurrently on b (id);\n-- retort: transaction\ndrop table c;",
        "-- retort: no-transaction\ndrop index concurrently a;\n-- retort: backfill users by a, b in 500\nupdate users set a = 1;\ndrop index concurrently b;",
        "alter table users add column a text;\nupdate users set a = /* retort: value for users.a */;\nalter table users alter column a set not null;",
        "insert into t (a, b, c, d) values (1, 'it''s \"q\"', E'a\\\\b\\r', null), (-12345678901, '', E'\\\\x00', false);\nupdate t set b = 'y', c = null, d = true where a = 1 and b is null;\ndelete from t where a = 1.50 and b = 'x';\ninsert into t (a) values (default), (1);",
        "create function f() returns text language sql as $$ select \"x\" || '\"\"\"' $$;\ncomment on table a is 'it''s \\n \"x\"';",
    ];

    [Fact]
    public async Task A_class_says_whatever_the_file_says_and_has_its_checksum()
    {
        var files = Source.Files("samples", "*.sql").Where(path => path.Contains("/Migrations/", StringComparison.Ordinal)).Select(path => RevisionFile.Parse(Source.Read(path), path))
            .Concat(scripts.Select((script, index) => new Revision { Id = $"x{index}", Message = "x", Created = DateTimeOffset.UnixEpoch, Upgrade = Script.Parse(script), Downgrade = null, Checksum = ScriptChecksum.Of(Script.Parse(script), null) })).ToList();
        var folder = Scene.TemporaryFolder();
        try
        {
            foreach (var file in files) await File.WriteAllTextAsync(Path.Combine(folder, $"{file.Id}.cs"), CodeRevisionFile.Text(file), TestContext.Current.CancellationToken);
            var (code, output) = await Compiler.CompileAsync(folder, TestContext.Current.CancellationToken);
            Assert.True(code == 0, output);
            var classes = CodeRevisions.Read(Assembly.Load(await File.ReadAllBytesAsync(Path.Combine(folder, "made.dll"), TestContext.Current.CancellationToken))).ToDictionary(one => one.Id);
            Assert.Equal(files.Select(file => (file.Id, file.Checksum)), files.Select(file => (file.Id, classes[file.Id].Checksum)));
            Assert.Equal(files.Select(Rules), files.Select(file => Rules(classes[file.Id])));
            Assert.Equal("users.a", Assert.Single(classes["x2"].Upgrade.OpenValues).For);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What the checksum leaves out.</summary>
    private static string Rules(Revision revision) =>
        string.Join('\n', revision.Upgrade.Parts.Concat(revision.Downgrade?.Parts ?? []).Select(part => $"{revision.Id} {part.LockTimeout} {string.Join(", ", part.Allowed.Select(allowed => $"{allowed.Hazard}: {allowed.Reason}"))}"));

    private static string? Of(string sql) => TypedStatement.Of(Script.Parse(sql + ";").Parts[0].Statements[0]);
}
