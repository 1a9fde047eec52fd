using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace Retort.EntityFrameworkCore.Conventions;

/// <summary>Adds the chosen conventions, before those of Entity Framework that make names unique.</summary>
internal sealed class ConventionsPlugin(IDbContextOptions options) : IConventionSetPlugin
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        var choices = options.FindExtension<ConventionOptions>()!.Choices;
        // Names first: filters and checks are written with them.
        List<IModelFinalizingConvention> chosen = [];
        if (choices.Timestamps) chosen.Add(new TimestampConvention());
        if (choices.SnakeCase || choices.PluralTables is not null) chosen.Add(new NamingConvention(choices));
        if (choices.Uuid7Keys) chosen.Add(new Uuid7KeyConvention());
        if (choices.SoftDelete) chosen.Add(new SoftDeleteConvention());
        if (choices.EnumText) chosen.Add(new EnumTextConvention(options));
        conventionSet.ModelFinalizingConventions.InsertRange(0, chosen);
        return conventionSet;
    }
}
