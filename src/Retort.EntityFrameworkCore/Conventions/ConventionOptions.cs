using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Carries the choices from the options of a context to the making of its model.</summary>
internal sealed class ConventionOptions(ConventionChoices choices) : IDbContextOptionsExtension
{
    public ConventionChoices Choices => choices;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) => new EntityFrameworkServicesBuilder(services).TryAdd<IConventionSetPlugin, ConventionsPlugin>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(ConventionOptions extension) : DbContextOptionsExtensionInfo(extension)
    {
        private ConventionChoices Choices => ((ConventionOptions)Extension).Choices;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Retort's conventions ";

        // A model is kept with its services: other choices, other services.
        public override int GetServiceProviderHashCode() => Choices.GetHashCode();

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo info && info.Choices == Choices;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Retort:Conventions"] = Choices.ToString();
    }
}
