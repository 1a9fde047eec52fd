using Microsoft.EntityFrameworkCore;
using Retort.Catalog;
using Retort.Catalog.Enums;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.EntityFrameworkCore.Models;
using Retort.Errors;
using Retort.Scratch;
using Retort.Sources;
using Retort.Sources.Projects;
using Retort.Tests.Fixtures;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>What a context says, read back from PostgreSQL.</summary>
public sealed class ModelScriptTests(TestServer server)
{
    [Theory]
    [InlineData("shop")]
    [InlineData(null)]
    public async Task A_context_is_read_with_or_without_a_default_schema(string? schema)
    {
        var model = await ReadAsync(new ShopContext(schema));
        Assert.Contains(model.Objects, item => item.Id.Kind == ObjectKinds.Table && item.Id.Name == "orders" && item.Id.Schema == (schema ?? ""));
        Assert.Contains(model.Objects, item => item.Id.Kind == ObjectKinds.Index && item.Id.Name == "IX_orders_buyer");
    }

    [Fact]
    public async Task Labels_of_an_enum_keep_the_order_of_the_code() =>
        Assert.Equal(["new", "paid", "on_its_way", "done"], (await ReadAsync(new ShopContext())).Objects.OfType<EnumType>().Single().Labels);

    [Fact]
    public void Enums_that_are_kept_as_any_number_or_text_are_told_and_those_with_a_check_or_a_type_are_not()
    {
        using var plain = new MoodContext();
        Assert.Equal(["Days.AsText", "Days.Mood", "Days.Perhaps"], ModelText.Parse(ModelScript.Write(plain), "moods").UncheckedEnums.Order());
        using var shop = new ShopContext();
        using var library = new LibraryContext("Host=nowhere");
        Assert.Empty(ModelText.Parse(ModelScript.Write(shop), "shop").UncheckedEnums);
        Assert.Empty(ModelText.Parse(ModelScript.Write(library), "library").UncheckedEnums);
    }

    [Fact]
    public void Tables_with_HasData_are_reference_data_and_renames_are_told_tables_first()
    {
        using var context = new ShopContext();
        var text = ModelText.Parse(ModelScript.Write(context), "shop");
        Assert.Equal(["shop.Countries"], text.ReferenceData);
        Assert.Equal(["shop.purchases:orders", "shop.orders.remark:Comment", "shop.orders.note:Comment", "shop.orders.customer:buyer"], text.Renames.OrderByDescending(one => one.StartsWith("shop.p")).ThenByDescending(one => one.Contains("Comment")).ThenByDescending(one => one));
        Assert.Equal("shop.purchases:orders", text.Renames[0]);
    }

    [Fact]
    public async Task The_model_of_a_context_differs_in_nothing_from_itself()
    {
        var (one, other) = (await ReadAsync(new ShopContext()), await ReadAsync(new ShopContext()));
        Assert.Equal(2, one.ReferenceData!.Tables.Single().Rows.Count);
        Assert.Empty(Comparer.Compare(one, other).Statements);
    }

    [Fact]
    public void An_error_that_was_printed_is_thrown_as_it_was_meant()
    {
        var error = Assert.Throws<SourceException>(() => ModelText.Parse("-- retort: error model-failed\n-- retort: message no\n-- retort: detail one\n-- retort: detail two\n-- retort: hint try\n", "x"));
        Assert.Equal(("model-failed", "no", "one\ntwo", "try"), (error.Code, error.Message, error.Detail, error.Hint));
    }

    private async Task<Database> ReadAsync(DbContext context)
    {
        await using var used = context;
        var text = ModelText.Parse(ModelScript.Write(context), "shop");
        var scope = new ReadScope("public", text.ReferenceData);
        return await SqlSource.ReadAsync(new ScratchServer(server.ConnectionString), [.. text.Statements.Select(statement => (statement, "shop"))], scope, TestContext.Current.CancellationToken);
    }
}
