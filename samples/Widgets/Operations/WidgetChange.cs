using Widgets.Models;

namespace Widgets.Operations;

/// <summary>What may be changed about a widget.</summary>
public sealed record WidgetChange(WidgetStatus Status);
