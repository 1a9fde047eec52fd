using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Retort.EntityFrameworkCore;

/// <summary>Rename hints in <c>OnModelCreating</c>.</summary>
public static class RenameBuilderExtensions
{
    /// <summary>Says which table an entity was before; see <see cref="RenamedFromAttribute"/>.</summary>
    public static EntityTypeBuilder WasNamed(this EntityTypeBuilder entity, params string[] names) => entity.HasAnnotation(RenameHints.Annotation, names);

    /// <summary>Says which table an entity was before; see <see cref="RenamedFromAttribute"/>.</summary>
    public static EntityTypeBuilder<T> WasNamed<T>(this EntityTypeBuilder<T> entity, params string[] names)
        where T : class => (EntityTypeBuilder<T>)entity.HasAnnotation(RenameHints.Annotation, names);

    /// <summary>Says which column a property was before; see <see cref="RenamedFromAttribute"/>.</summary>
    public static PropertyBuilder WasNamed(this PropertyBuilder property, params string[] names) => property.HasAnnotation(RenameHints.Annotation, names);

    /// <summary>Says which column a property was before; see <see cref="RenamedFromAttribute"/>.</summary>
    public static PropertyBuilder<T> WasNamed<T>(this PropertyBuilder<T> property, params string[] names) => (PropertyBuilder<T>)property.HasAnnotation(RenameHints.Annotation, names);
}
