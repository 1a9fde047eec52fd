using System.Net;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The optional service, between the two others.</summary>
public sealed class JinbochoAiTests(TestServer server)
{
    [Fact]
    public async Task It_recommends_books_of_the_catalog_and_not_those_that_were_said_no_to()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        await using var catalog = await Jinbocho.StartAsync(server, "Catalog");
        await using var ai = await Jinbocho.StartAsync(server, "Ai", ("Catalog__Url", $"{catalog.Address}"));
        var (token, _) = await auth.RegisterAsync("yuki@example.org");
        foreach (var title in (string[])["A history of cats", "The art of gardens", "Cats and gardens"]) await catalog.DoAsync("POST", "/books", new { title }, token);

        var asked = await ai.DoAsync("POST", "/conversations", new { text = "Something with gardens?" }, token);
        Assert.Equal("You might like Cats and gardens, The art of gardens.", asked.GetProperty("answer").GetString());
        var messages = await ai.DoAsync("GET", $"/conversations/{asked.GetProperty("id")}", token: token);
        Assert.Equal(["user", "assistant"], messages.EnumerateArray().Select(message => message.GetProperty("role").GetString()));

        var proposed = await ai.DoAsync("GET", "/recommendations", token: token);
        Assert.Equal(2, proposed.GetArrayLength());
        await ai.DoAsync("POST", $"/recommendations/{proposed[0].GetProperty("id")}/dismiss", token: token);
        await ai.DoAsync("POST", "/conversations", new { text = "More gardens" }, token);
        Assert.Equal(proposed[1].GetProperty("recordId").GetString(), Assert.Single((await ai.DoAsync("GET", "/recommendations", token: token)).EnumerateArray()).GetProperty("recordId").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await ai.SendAsync("GET", "/recommendations")).Status);
    }
}
