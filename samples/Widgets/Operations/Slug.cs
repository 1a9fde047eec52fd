using System.Text.RegularExpressions;

namespace Widgets.Operations;

/// <summary><c>Brass gear, 12 mm</c> as <c>brass-gear-12-mm</c>.</summary>
public static partial class Slug
{
    public static string Of(string name) => Others().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
