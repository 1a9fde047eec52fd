using System.Reflection;
using Retort.EntityFrameworkCore.Models;
using Retort.Errors;

namespace Retort.Tests.EntityFrameworkCore;

public sealed class ContextMakerTests
{
    [Fact]
    public void A_context_without_a_host_is_made_by_its_constructor()
    {
        using var context = ContextMaker.FromConstructor(new ContextTypes(Assembly.GetExecutingAssembly()).Find(nameof(PlainContext)));
        Assert.IsType<PlainContext>(context);
    }

    [Fact]
    public void A_factory_comes_before_constructors()
    {
        using var context = new ContextMaker(Assembly.GetExecutingAssembly()).Make(nameof(ShopContext));
        Assert.IsType<ShopContext>(context);
    }

    [Fact]
    public void A_name_that_is_not_there_is_an_error_that_lists_those_that_are()
    {
        var error = Assert.Throws<SourceException>(() => new ContextMaker(Assembly.GetExecutingAssembly()).Make("Nothing"));
        Assert.Equal("context-missing", error.Code);
        Assert.Contains("\"PlainContext\"", error.Detail);
    }

    [Fact]
    public void Several_contexts_without_a_name_are_an_error() =>
        Assert.Equal("several-contexts", Assert.Throws<SourceException>(() => new ContextMaker(Assembly.GetExecutingAssembly()).Make(null)).Code);
}
