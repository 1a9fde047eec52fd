using Microsoft.Extensions.Configuration;
using Retort.Errors;
using Retort.Hosting;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Hosting;

/// <summary>What <c>.env</c> files say to a program.</summary>
public sealed class EnvironmentFileTests
{
    [Fact]
    public void The_environment_is_over_the_local_file_over_the_shared_one_over_the_rest()
    {
        using var scene = new Scene();
        scene.File(".env", "ENV_FILE_A=shared\nENV_FILE_B=shared\nConnectionStrings__shop=shared\n").File(".env.local", "env_file_b=local\nENV_FILE_C=local\n");
        Environment.SetEnvironmentVariable("ENV_FILE_C", "environment");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ENV_FILE_A", "settings"), new("ENV_FILE_D", "settings")]).AddEnvironmentVariables().AddEnvironmentFiles(scene.Folder).Build();
        Assert.Equal(["shared", "local", "environment", "settings"], ((string[])["ENV_FILE_A", "ENV_FILE_B", "ENV_FILE_C", "ENV_FILE_D"]).Select(name => configuration[name]));
        Assert.Equal("shared", configuration.GetConnectionString("shop"));
    }

    [Fact]
    public void A_mistake_in_a_file_is_said_and_a_missing_file_is_none()
    {
        using var scene = new Scene();
        Assert.Empty(new ConfigurationBuilder().AddEnvironmentFiles(scene.Folder).Build().AsEnumerable());
        scene.File(".env", "no assignment\n");
        Assert.Equal("invalid-environment-file", Assert.Throws<ConfigurationException>(() => new ConfigurationBuilder().AddEnvironmentFiles(scene.Folder)).Code);
    }
}
