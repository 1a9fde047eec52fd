using System.Net;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The auth service over HTTP.</summary>
public sealed class JinbochoAuthTests(TestServer server)
{
    [Fact]
    public async Task Register_log_in_refresh_and_log_out()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        var (access, refresh) = await auth.RegisterAsync("Yuki@example.org");
        var me = await auth.DoAsync("GET", "/auth/me", token: access);
        Assert.Equal(("yuki@example.org", "admin"), (me.GetProperty("email").GetString(), me.GetProperty("role").GetString()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("GET", "/auth/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("GET", "/auth/me", token: access[..^2] + "AA")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/login", new { email = "yuki@example.org", password = "a wrong password" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await auth.SendAsync("POST", "/auth/register", new { familyName = "Sato", email = "yuki@example.org", password = "a long password", fullName = "Y" })).Status);

        foreach (var body in new object[] { new { email = "yuki@example.org" }, new { email = (string?)null, password = "a long password" } })
            Assert.Equal(HttpStatusCode.BadRequest, (await auth.SendAsync("POST", "/auth/login", body)).Status);

        var next = await auth.DoAsync("POST", "/auth/refresh", new { refreshToken = refresh });
        await auth.DoAsync("GET", "/auth/me", token: next.GetProperty("accessToken").GetString());
        await auth.DoAsync("POST", "/auth/logout", new { refreshToken = next.GetProperty("refreshToken").GetString() });
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = next.GetProperty("refreshToken").GetString() })).Status);

        var database = new TestDatabase(auth.ConnectionString);
        Assert.Equal("1", await database.QueryAsync("select count(*) from families"));
        Assert.Equal("0", await database.QueryAsync($"select count(*) from refresh_tokens where token_hash = '{refresh}' or not revoked"));
    }

    [Fact]
    public async Task A_token_that_is_used_twice_ends_every_session_on_the_server()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        var (_, stolen) = await auth.RegisterAsync("ren@example.org");
        var next = await auth.DoAsync("POST", "/auth/refresh", new { refreshToken = stolen });
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = stolen })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = next.GetProperty("refreshToken").GetString() })).Status);

        var (access, first) = await auth.SignInAsync("ren@example.org");
        var (_, second) = await auth.SignInAsync("ren@example.org");
        await auth.DoAsync("POST", "/auth/logout-everywhere", token: access);
        foreach (var refresh in (string[])[first, second]) Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = refresh })).Status);
    }

    [Fact]
    public async Task An_admin_says_who_may_do_what_and_shuts_out()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth");
        var (admin, _) = await auth.RegisterAsync("yuki@example.org");
        var hana = await auth.DoAsync("POST", "/users", new { email = "hana@example.org", password = "a long password", fullName = "Hana" }, admin);
        Assert.Equal("viewer", hana.GetProperty("role").GetString());
        var (viewer, refresh) = await auth.SignInAsync("hana@example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await auth.SendAsync("PATCH", $"/users/{hana.GetProperty("id")}", new { role = "admin" }, viewer)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await auth.SendAsync("PATCH", $"/users/{hana.GetProperty("id")}", new { role = "owner" }, admin)).Status);

        await auth.DoAsync("PATCH", $"/users/{hana.GetProperty("id")}", new { isActive = false }, admin);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/login", new { email = "hana@example.org", password = "a long password" })).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = refresh })).Status);
        Assert.Equal(2, (await auth.DoAsync("GET", "/users", token: admin)).GetArrayLength());
    }

    [Fact]
    public async Task A_refresh_token_is_good_until_it_expires()
    {
        await using var auth = await Jinbocho.StartAsync(server, "Auth", ("Jinbocho__RefreshTokenLifetime", "00:00:00.001"));
        var (_, refresh) = await auth.RegisterAsync("yuki@example.org");
        await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/refresh", new { refreshToken = refresh })).Status);
    }
}
