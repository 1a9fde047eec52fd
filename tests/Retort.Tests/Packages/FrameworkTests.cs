using Npgsql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Packages;

/// <summary>Retort.Testing in projects of the three frameworks, in parallel, as users write them.</summary>
public sealed class FrameworkTests(TestServer server, PackageFeed feed)
{
    private const string Revision = """
        -- Revision:   a1
        -- Message:    create users
        -- Created:    2026-11-20T09:12:44Z

        -- retort: upgrade

        create table users (id int primary key);

        -- retort: downgrade

        drop table users;
        """;

    [Theory]
    [InlineData("NUnit", "NUnit@4.6.1 NUnit3TestAdapter@6.3.1", "using NUnit.Framework;\n[assembly: Parallelizable(ParallelScope.All)]", "[TestFixture]", "[TestCase(1)] [TestCase(2)] [TestCase(3)]", "Assert.That({0}, Is.EqualTo({1}))")]
    [InlineData("MSTest", "MSTest.TestFramework@4.4.0 MSTest.TestAdapter@4.4.0", "using Microsoft.VisualStudio.TestTools.UnitTesting;\n[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]", "[TestClass]", "[TestMethod] [DataRow(1)] [DataRow(2)] [DataRow(3)]", "Assert.AreEqual({1}, {0})")]
    [InlineData("xunit", "xunit.v3@3.2.1 xunit.runner.visualstudio@3.1.5", "using Xunit;", "", "[Theory] [InlineData(1)] [InlineData(2)] [InlineData(3)]", "Assert.Equal({1}, {0})")]
    public async Task A_project_of_each_framework_has_fresh_databases_and_scopes(string name, string packages, string head, string onClass, string onTest, string equal)
    {
        if (!Cases.Full) Assert.Skip("builds a project of tests, which takes half a minute: `./test --full --only packages`");
        var administration = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "postgres" }.ConnectionString;
        using var folder = await UserFolder.CreateAsync(feed, Scene.Url(administration));
        await folder.WriteAsync("migrations/a1.sql", Revision);
        await folder.WriteAsync($"{name}Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <OutputType>{(name == "xunit" ? "Exe" : "Library")}</OutputType>
                <NoWarn>NU1603</NoWarn>
                <DefaultItemExcludes>$(DefaultItemExcludes);cache/**;home/**</DefaultItemExcludes>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Retort.Hosting" Version="{feed.Version}" />
                <PackageReference Include="Retort.Testing" Version="{feed.Version}" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
                {string.Concat(packages.Split(' ').Select(package => $"<PackageReference Include=\"{package.Split('@')[0]}\" Version=\"{package.Split('@')[1]}\" />"))}
              </ItemGroup>
            </Project>
            """);
        await folder.WriteAsync("Tests.cs", $$"""
            using Retort.Testing;
            {{head}}

            {{onClass}}
            public class DatabaseTests
            {
                {{onTest}}
                public async Task Each_has_its_own(int id)
                {
                    await using var database = await TestDatabase.CreateAsync<DatabaseTests>();
                    await using (var scope = await database.BeginRollbackAsync())
                    {
                        await using var inside = scope.Connection.CreateCommand();
                        inside.CommandText = $"insert into users values ({id}); select count(*) from users";
                        {{string.Format(equal, "await inside.ExecuteScalarAsync()", "1L")}};
                    }

                    await using var after = database.DataSource.CreateCommand("select count(*) from users");
                    {{string.Format(equal, "await after.ExecuteScalarAsync()", "0L")}};
                }
            }
            """);
        var output = await folder.RunAsync("RETORT_TEST_DATABASE=\"$DATABASE_URL\" dotnet test -nologo -v q --logger 'console;verbosity=normal'");
        Assert.Matches(@"Passed:?\s+3|Total tests: 3\s+Passed: 3|total: 3", output);
    }
}
