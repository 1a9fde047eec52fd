namespace Widgets.Models;

public enum WidgetStatus
{
    Draft,
    OnSale,
    Retired,
}
