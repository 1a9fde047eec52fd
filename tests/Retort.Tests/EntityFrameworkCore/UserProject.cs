using Retort.EntityFrameworkCore;
using Retort.Tests.CommandLine;

namespace Retort.Tests.EntityFrameworkCore;

/// <summary>A user's project in a scene: what is referenced there as packages is here as the assemblies of this build.</summary>
internal static class UserProject
{
    private static readonly string[] packages = ["Npgsql.EntityFrameworkCore.PostgreSQL@10.0.0", "Microsoft.EntityFrameworkCore.Relational@10.0.14", "Microsoft.Extensions.Hosting@10.0.14"];

    /// <summary>Writes a project file for a program.</summary>
    public static Scene Project(this Scene scene, string path, bool hasPackage = true) => scene.File(path, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            {string.Join("\n    ", packages.Select(package => $"<PackageReference Include=\"{package.Split('@')[0]}\" Version=\"{package.Split('@')[1]}\" />"))}
            {(hasPackage ? $"<Reference Include=\"{typeof(RenamedFromAttribute).Assembly.Location}\" /><Reference Include=\"{typeof(ValueList).Assembly.Location}\" />" : "")}
          </ItemGroup>
        </Project>
        """).File(Path.Combine(Path.GetDirectoryName(path)!, "../Directory.Build.props"), "<Project />");
}
