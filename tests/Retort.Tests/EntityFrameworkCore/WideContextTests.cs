using Microsoft.EntityFrameworkCore;
using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.EntityFrameworkCore.Models;
using Retort.Scratch;
using Retort.Sources;
using Retort.Sources.Projects;
using Retort.Tests.Fixtures;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>All that the provider can express comes through: into the model, from there into statements, and back to Entity Framework as it was meant.</summary>
public sealed class WideContextTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_of_everything_becomes_statements_that_make_it_and_that_its_program_works_with()
    {
        await server.NeedsAsync(15, "NULLS NOT DISTINCT");
        var connectionString = await server.CreateDatabaseAsync();
        ModelText text;
        await using (var described = new WideContext()) text = ModelText.Parse(ModelScript.Write(described), "wide");
        var scope = new ReadScope("public", text.ReferenceData);
        var model = await SqlSource.ReadAsync(new ScratchServer(server.ConnectionString), [.. text.Statements.Select(statement => (statement, "wide"))], scope, Cancellation);

        var up = Comparer.Compare(await ReadAsync(connectionString, scope), model).Statements;
        await TestServer.ExecuteAsync(connectionString, [.. up.Select(statement => statement.ToString())]);
        Assert.Empty(Comparer.Compare(await ReadAsync(connectionString, scope), model).Statements);

        await using (var context = new WideContext(connectionString))
        {
            var rows = await context.Set<WideContext.Sample>().OrderBy(row => row.Id).ToListAsync(Cancellation);
            Assert.Equal(WideContext.Rows.Select(Shown), rows.Select(Shown));
            Assert.Equal("Dublin\\n\"x\"", rows[0].Address?.City);
            Assert.Equal([6, 0], rows.Select(row => row.Doubled));
            Assert.Equal("two\nlines\tand a \\ back", (await context.FindAsync<WideContext.Pair>([1, "b'"], Cancellation))!.Text);
            rows[1].Lines.Add(new() { Text = "line", Amount = 2 });
            context.AddRange(new WideContext.Cat { Purrs = true }, new WideContext.Car { Doors = 3 }, new WideContext.Circle { Radius = 1 }, new WideContext.Author { Books = [new()] }, new WideContext.Node { Path = "z" });
            await context.SaveChangesAsync(Cancellation);
        }

        await using var again = new WideContext(connectionString);
        Assert.Equal("line", (await again.Set<WideContext.Sample>().SingleAsync(row => row.Id == 2, Cancellation)).Lines.Single().Text);
        Assert.Equal(1, await again.Set<WideContext.Author>().CountAsync(author => author.Books.Count == 1, Cancellation));
        Assert.Equal(100, (await again.Set<WideContext.Node>().SingleAsync(node => node.Path == "z", Cancellation)).Id);

        var down = Comparer.Compare(model, await ReadAsync(await server.CreateDatabaseAsync(), scope)).Statements;
        await TestServer.ExecuteAsync(connectionString, [.. down.Select(statement => statement.ToString())]);
        Assert.DoesNotContain((await ReadAsync(connectionString, new ReadScope("public"))).Objects, item => item.Id.Kind == ObjectKinds.Table);
    }

    private static string Shown(WideContext.Sample row) => System.Text.Json.JsonSerializer.Serialize(new
    {
        row.Id, row.Name, row.Count, row.Price, row.Ratio, row.Flag, row.Day, row.Time, row.Moment, row.Local, row.Span, row.Uuid, row.Bytes, row.Tags, row.Numbers, row.Levels, row.Level,
        Period = row.Period.ToString() is var period && row.Period.IsEmpty ? "empty" : $"{row.Period.LowerBound}-{row.Period.UpperBound}", Net = row.Net.ToString(), Document = row.Document.RootElement, row.Letter, row.Nothing,
    });

    private static async Task<Database> ReadAsync(string connectionString, ReadScope scope)
    {
        await using var connection = new Npgsql.NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
        return await scope.ReadAsync(connection, Cancellation);
    }
}
