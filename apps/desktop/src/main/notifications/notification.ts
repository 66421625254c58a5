/** What a person may press on a notification; the rest of it (a click) brings the window forward. */
export interface NotificationAction {
  readonly id: string;
  readonly label: string;
}

export interface NotificationText {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly NotificationAction[];
  /** A click on the notification itself, where the daemon shows that as a button too. */
  readonly open: string;
}

export interface NotificationEvents {
  readonly clicked: (id: string) => void;
  readonly pressed: (id: string, action: string) => void;
}

/** One way to show notifications. */
export interface Notifier {
  /** False: it was not shown. `hasActions`: the person sees the buttons. */
  show(text: NotificationText): Promise<{ isShown: boolean; hasActions: boolean }>;
  close(id: string): void;
}
